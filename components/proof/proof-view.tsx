import type { ReactNode } from "react";
import { Figure } from "@/components/figures/figure";
import { eventText } from "@/components/proof/event-text";
import { ProofAccount } from "@/components/proof/proof-account";
import { ProofHead } from "@/components/proof/proof-head";
import { ProofUncounted } from "@/components/proof/proof-uncounted";
import { ProofWalk } from "@/components/proof/proof-walk";
import { SourceRecords } from "@/components/proof/source-records";
import { SectionLine } from "@/components/ui/section-line";
import { findValue } from "@/lib/domain/base/metric";
import { parseInstant } from "@/lib/domain/base/period";
import {
  formatCalendarDay,
  formatDay,
  formatExactInstant,
  formatInstant,
} from "@/lib/format/format-date";
import { formatPaceDays } from "@/lib/format/format-duration";
import type { Meta } from "@/lib/wire/common";
import type { Proof } from "@/lib/wire/provenance";

/** A day or an instant as the source writes it, as people read it; the raw record keeps its own. */
const inWords = (text: string): string =>
  text.replace(/(\d{4}-\d{2}-\d{2})(T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?/g, (stamp, day, time) => {
    if (time === undefined) return formatCalendarDay(day);
    const instant = parseInstant(stamp);
    return instant === null ? stamp : formatInstant(instant);
  });

type ProofViewProps = {
  readonly proof: Proof;
  readonly meta: Meta;
  /** What one ledger entry adds: its charges. */
  readonly children?: ReactNode;
};

/** Figure, formula, inputs, the vendor's own figure, what was not counted, entries, raw records. */
export const ProofView = ({ proof, meta, children }: ProofViewProps) => {
  const days = proof.days && findValue(proof.days);
  return (
    <div className="space-y-5">
      <ProofHead
        beside={
          days !== null && (
            <p className="py-1 font-serif text-[0.9375rem]">
              <strong className="font-heading">Days</strong> = Variance ÷ what the plan draws a day
            </p>
          )
        }
        formula={proof.formula}
        meta={meta}
        note={`Origin: ${proof.originNote}`}
        quotient={proof.quotient}
        said={proof.event ? eventText(proof.event) : days !== null && formatPaceDays(days)}
        title={inWords(proof.title)}
        value={proof.value}
      />
      {proof.inputs.length > 0 && (
        <section>
          <SectionLine level={3} title="Inputs" />
          <ProofAccount
            label="Inputs of the figure"
            lines={proof.inputs.map((input, index) => ({
              id: `${index} ${input.label}`,
              label: input.label,
              ...(input.metric.kind === "not-applicable" ? {} : { origin: input.origin }),
              figure: <Figure precision="full" value={input.metric} />,
              ...(input.isResult
                ? {
                    closes:
                      index === proof.inputs.length - 1
                        ? ("total" as const)
                        : ("subtotal" as const),
                  }
                : {}),
            }))}
          />
        </section>
      )}
      {proof.walk && <ProofWalk asOf={meta.asOf} walk={proof.walk} />}
      {children}
      <VendorFigure proof={proof} />
      <ProofUncounted lines={proof.notCounted} />
      {proof.entries.length > 0 && (
        <section>
          <SectionLine
            level={3}
            note={`${proof.entries.length} of ${proof.entryCount}, newest first`}
            title="Entries"
          />
          <ProofAccount
            label="Entries behind the figure"
            lines={proof.entries.map(({ id, label, at, metric }) => ({
              id,
              // The day stands in a column of its own; a day that the entry names is one of the source.
              label: inWords(label.replace(`, ${at.slice(0, 10)}`, "")),
              origin: <span title={formatExactInstant(at)}>{formatDay(at)}</span>,
              figure: <Figure precision="full" value={metric} />,
            }))}
          />
        </section>
      )}
      <SourceRecords proof={proof} />
    </div>
  );
};

const VendorFigure = ({ proof }: { readonly proof: Proof }) => (
  <section>
    <SectionLine level={3} title="Same figure at the vendor" />
    {proof.vendor === null ? (
      <p className="border-t border-line py-1.5 text-ink2">
        {proof.vendorNote ?? "The vendor reports no such figure."}
      </p>
    ) : (
      <ProofAccount
        label="The vendor's figure"
        lines={[
          {
            id: "vendor",
            label: proof.vendor.label,
            figure: <Figure value={proof.vendor.metric} />,
          },
          {
            id: "difference",
            label: "Difference",
            figure: <Figure value={proof.vendor.difference} />,
            closes: "total",
          },
        ]}
      />
    )}
  </section>
);
