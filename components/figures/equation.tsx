import type { ReactNode } from "react";
import { EquationAccount } from "@/components/figures/equation-account";
import { type EquationTerm, precisionOf } from "@/components/figures/equation-term";
import { Figure } from "@/components/figures/figure";
import { toneClass } from "@/components/figures/tone";
import { classNames } from "@/components/ui/class-names";
import type { AmountPrecision } from "@/lib/format/format-amount";

type EquationProps = {
  readonly answer: Omit<EquationTerm, "operator">;
  readonly terms: readonly EquationTerm[];
  /** `Facts` at the right, under the account on a phone. */
  readonly facts?: ReactNode;
  /** The bar: below the equation, between answer and account on a phone. */
  readonly bar?: ReactNode;
};

/** A figure large in serif; a word in its place stays as quiet as everywhere. */
const Term = (
  props: Omit<EquationTerm, "operator"> & {
    readonly isAnswer?: boolean;
    readonly precision: AmountPrecision;
  },
) => {
  const { label, value, tone = "ink", onProve, isAnswer, precision } = props;
  return (
    <div
      className={classNames(
        "flex flex-col",
        isAnswer && "max-sm:flex-col-reverse",
        isAnswer && toneClass[tone],
      )}
    >
      <div className={classNames("text-label sm:text-ink3", isAnswer && "max-sm:text-body")}>
        {label}
      </div>
      <div className={classNames("font-serif", isAnswer ? "text-answer" : "text-term")}>
        <Figure
          className="equation-figure"
          isUnitToned={tone !== "ink"}
          onProve={onProve}
          precision={precision}
          tone={tone}
          value={value}
        />
      </div>
    </div>
  );
};

/** The answer first, then how it comes about: Available = Settled − Pending. */
export const Equation = ({ answer, terms, facts, bar }: EquationProps) => (
  <div className="keep-together pt-1.5 max-sm:pt-0">
    <div className="flex flex-wrap items-start justify-between gap-x-10 gap-y-4">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <Term {...answer} isAnswer precision={precisionOf(answer, terms)} />
        {terms.map(({ operator, ...term }) => (
          // A sign never stands at the end of a line without what it takes away.
          <div className="flex items-end gap-x-4 max-sm:hidden" key={term.label}>
            <div className="text-operator pb-[3px] font-serif text-ink3">{operator}</div>
            <Term {...term} precision={precisionOf(answer, terms)} />
          </div>
        ))}
      </div>
      {facts && <div className="max-sm:hidden">{facts}</div>}
    </div>
    {bar && <div className="mt-3">{bar}</div>}
    {terms.length > 0 && <EquationAccount answer={answer} terms={terms} />}
    {facts && <div className="mt-4 sm:hidden">{facts}</div>}
  </div>
);
