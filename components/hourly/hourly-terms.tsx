import type { ReactNode } from "react";
import { Figure } from "@/components/figures/figure";
import { differsFromDates, endText, startText } from "@/components/hourly/hourly-words";
import { MiddleCut } from "@/components/ui/middle-cut";
import { SectionLine } from "@/components/ui/section-line";
import type { CommitmentDetail } from "@/lib/wire/commitment";

const Line = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="flex justify-between gap-4 border-b border-line py-1">
    <dt className="shrink-0 text-ink3">{label}</dt>
    <dd className="min-w-0 text-right wrap-anywhere">{children}</dd>
  </div>
);

/** What was agreed, in the vendor's own words where it has them. */
export const HourlyTerms = ({ commitment }: { readonly commitment: CommitmentDetail }) => {
  const { agreement } = commitment;
  const dated = { ...commitment, undated: agreement.undated };
  const difference = differsFromDates(agreement.vendorStatus, commitment.state);
  return (
    <section aria-label="Terms">
      <SectionLine title="Terms" />
      <dl className="border-t border-line">
        <Line label="Kind">
          {commitment.vendorType === "Unknown"
            ? "Unknown: no published kind has these fields"
            : commitment.vendorType}
        </Line>
        {agreement.hourly && (
          <Line label="Per hour">
            <Figure precision="full" value={agreement.hourly.perHour} />
          </Line>
        )}
        <Line label="From">{startText(dated)}</Line>
        <Line label="Through (UTC)">{endText(commitment)}</Line>
        {agreement.vendorStatus && (
          <Line label="Vendor's state">
            {agreement.vendorStatus}
            {difference && <span className="block text-note text-pending-text">{difference}</span>}
          </Line>
        )}
        {agreement.attributes.map(({ key, label, text }) => (
          <Line key={key} label={label}>
            {text}
          </Line>
        ))}
        <Line label="Id">
          <MiddleCut isMono text={commitment.externalId} />
        </Line>
        <Line label="Origin">terms reported, days derived</Line>
      </dl>
    </section>
  );
};
