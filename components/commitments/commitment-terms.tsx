import type { ReactNode } from "react";
import { TieOutSection } from "@/components/commitments/tie-out-section";
import { throughText } from "@/components/commitments/what-comes";
import { Figure } from "@/components/figures/figure";
import { MiddleCut } from "@/components/ui/middle-cut";
import { SectionLine } from "@/components/ui/section-line";
import { formatDay, zoneLabel } from "@/lib/format/format-date";
import type { CommitmentDetail } from "@/lib/wire/commitment";

const measures = {
  "pricing-quantity": "PricingQuantity of usage rows in this unit",
  "effective-cost": "EffectiveCost of usage rows",
  "billed-cost": "BilledCost of usage rows",
} as const;

const Line = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="flex justify-between gap-4 border-b border-line py-1">
    <dt className="shrink-0 text-ink3">{label}</dt>
    <dd className="min-w-0 text-right">{children}</dd>
  </div>
);

/** What was agreed, what draws it, and how it ties out with the vendor. */
export const CommitmentTerms = ({ commitment }: { readonly commitment: CommitmentDetail }) => (
  <aside>
    <SectionLine title="Terms" />
    <dl className="border-t border-line">
      <Line label="Shape">
        {commitment.shape === "burn-down" ? "Burn-down pool" : "Build-up target"}
      </Line>
      <Line label="Type">{commitment.vendorType}</Line>
      <Line label="Committed">
        <Figure value={commitment.figures.committed} />
      </Line>
      <Line label="From">{formatDay(commitment.start, commitment.zone)}</Line>
      <Line label="Through">
        {throughText(commitment.end, commitment.zone)} ({zoneLabel(commitment.zone)})
      </Line>
      {commitment.measure && <Line label="Drawn by">{measures[commitment.measure]}</Line>}
      {commitment.contract && (
        <Line label="Contract">
          <MiddleCut isMono text={commitment.contract.externalId} />
        </Line>
      )}
      <Line label="Id">
        <MiddleCut isMono text={commitment.externalId} />
      </Line>
      <Line label="Zone">{zoneLabel(commitment.zone)}</Line>
      {commitment.description && <Line label="Description">{commitment.description}</Line>}
    </dl>
    <TieOutSection tieOut={commitment.agreement.tieOut} />
  </aside>
);
