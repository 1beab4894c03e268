import type { ReactNode } from "react";
import { Figure } from "@/components/figures/figure";
import { RatioText } from "@/components/figures/ratio-text";
import { ProofAccount } from "@/components/proof/proof-account";
import { SourceRecords } from "@/components/proof/source-records";
import { SectionLine } from "@/components/ui/section-line";
import { formatCalendarDay, formatDay, formatInstant } from "@/lib/format/format-date";
import type { Meta } from "@/lib/wire/common";
import type { Proof } from "@/lib/wire/provenance";

/** A day as the source writes it, as people read it. */
const inWords = (text: string): string => text.replace(/\d{4}-\d{2}-\d{2}/g, formatCalendarDay);

type ProofViewProps = {
  readonly proof: Proof;
  readonly meta: Meta;
  /** What one ledger entry adds: its charges. */
  readonly children?: ReactNode;
};

/** Figure, formula, inputs, the vendor's own figure, what was not counted, entries, raw records. */
export const ProofView = ({ proof, meta, children }: ProofViewProps) => (
  <div className="space-y-5">
    <div>
      <p className="text-label text-ink3">{inWords(proof.title)}</p>
      <p className="font-serif text-term">
        {proof.value.type === "amount" ? (
          <Figure className="equation-figure" value={proof.value.metric} />
        ) : (
          <RatioText isStrong value={proof.value.metric} />
        )}
      </p>
      <p className="text-ink2">
        at {formatInstant(meta.asOf)}, as known {formatInstant(meta.knownAt)}. Origin:{" "}
        {proof.originNote}
      </p>
    </div>
    <section>
      <SectionLine
        level={3}
        right={<span className="text-ink3">metrics {proof.formula.section}</span>}
        title="Formula"
      />
      <p className="py-1 font-serif text-[0.9375rem]">
        <strong className="font-heading">{proof.formula.left}</strong> = {proof.formula.right}
      </p>
    </section>
    {proof.inputs.length > 0 && (
      <section>
        <SectionLine level={3} title="Inputs" />
        <ProofAccount
          label="Inputs of the figure"
          lines={proof.inputs.map((input, index) => ({
            id: `${index} ${input.label}`,
            label: input.label,
            ...(input.metric.kind === "not-applicable" ? {} : { origin: input.origin }),
            figure: <Figure value={input.metric} />,
            ...(input.isResult
              ? {
                  closes:
                    index === proof.inputs.length - 1 ? ("total" as const) : ("subtotal" as const),
                }
              : {}),
          }))}
        />
      </section>
    )}
    {children}
    <VendorFigure proof={proof} />
    {proof.notCounted.length > 0 && (
      <section>
        <SectionLine level={3} title="Not counted" />
        <ProofAccount
          label="Not counted"
          lines={proof.notCounted.map(({ label, metric, note }) => ({
            id: label,
            label,
            figure: metric ? <Figure value={metric} /> : <span className="text-ink2">{note}</span>,
          }))}
        />
      </section>
    )}
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
            // The day stands in a column of its own.
            label: label.replace(`, ${at.slice(0, 10)}`, ""),
            origin: formatDay(at),
            figure: <Figure value={metric} />,
          }))}
        />
      </section>
    )}
    <SourceRecords proof={proof} />
  </div>
);

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
