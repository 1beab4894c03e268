import type { ReactNode } from "react";
import { Figure } from "@/components/figures/figure";
import { RatioText } from "@/components/figures/ratio-text";
import { ProofQuotient } from "@/components/proof/proof-quotient";
import { SectionLine } from "@/components/ui/section-line";
import { formatInstant } from "@/lib/format/format-date";
import type { Meta } from "@/lib/wire/common";
import type { Proof } from "@/lib/wire/provenance";

type ProofHeadProps = Pick<Proof, "title" | "value" | "formula" | "quotient"> & {
  readonly meta: Meta;
  /** What it rests on: "derived from 21 entries". */
  readonly note: ReactNode;
  /** Under the figure: what comes, or days of a pace. */
  readonly said?: ReactNode;
  /** Under the formula. */
  readonly beside?: ReactNode;
};

/** The figure, at which clocks it is told, and how it comes about. */
export const ProofHead = (props: ProofHeadProps) => {
  const { title, value, formula, quotient, meta, note, said, beside } = props;
  return (
    <>
      <div>
        <p className="text-label text-ink3">{title}</p>
        <p className="font-serif text-term">
          {value.type === "amount" ? (
            <Figure className="equation-figure" precision="full" value={value.metric} />
          ) : (
            <RatioText isStrong value={value.metric} />
          )}
        </p>
        {said && <p className="font-heading">{said}</p>}
        <p className="text-ink2">
          at {formatInstant(meta.asOf)}, as known {formatInstant(meta.knownAt)}. {note}
        </p>
      </div>
      <section>
        <SectionLine
          level={3}
          right={<span className="text-ink3">metrics {formula.section}</span>}
          title="Formula"
        />
        <p className="py-1 font-serif text-[0.9375rem]">
          <strong className="font-heading">{formula.left}</strong> = {formula.right}
        </p>
        {quotient && <ProofQuotient quotient={quotient} />}
        {beside}
      </section>
    </>
  );
};
