import { AgreementLines } from "@/components/commitments/agreement-lines";
import { InvoiceSection } from "@/components/commitments/invoice-section";
import { TermLine as Line } from "@/components/commitments/term-line";
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

/** How it ties out with the vendor, what was agreed, what draws it and when it is billed. */
export const CommitmentTerms = ({ commitment }: { readonly commitment: CommitmentDetail }) => (
  <aside>
    {commitment.origin === "reported" && <TieOutSection tieOut={commitment.agreement.tieOut} />}
    <SectionLine title="Terms" />
    <dl className="border-t border-line">
      <Line label="Shape">{shapeText(commitment)}</Line>
      <Line label="Type">{commitment.vendorType}</Line>
      <Line label={commitment.shape === "build-up" ? "Target" : "Committed"}>
        <Figure value={commitment.figures.committed} />
      </Line>
      <Line label="From">{formatDay(commitment.start, commitment.zone)}</Line>
      <Line label="Through">
        {throughText(commitment.end, commitment.zone)} ({zoneLabel(commitment.zone)})
      </Line>
      {commitment.measure && <Line label="Drawn by">{measures[commitment.measure]}</Line>}
      <AgreementLines commitment={commitment} />
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
    <InvoiceSection commitment={commitment} />
    {commitment.origin === "derived" && <TieOutSection tieOut={commitment.agreement.tieOut} />}
  </aside>
);

const shapeText = ({ shape, vendorType }: CommitmentDetail): string => {
  if (shape === "build-up") return "A minimum to be reached";
  return vendorType === "CREDIT" ? "Credit, drawn down" : "Pool, drawn down";
};
