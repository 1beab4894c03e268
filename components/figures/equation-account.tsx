import { type EquationTerm, precisionOf } from "@/components/figures/equation-term";
import { Figure } from "@/components/figures/figure";
import { toneClass } from "@/components/figures/tone";
import { Swatch } from "@/components/marks/swatch";
import { mapMetric } from "@/lib/domain/base/metric";
import { type Amount, negateDecimal } from "@/lib/domain/base/money";

const negate = (value: EquationTerm["value"]): EquationTerm["value"] => {
  if (value === null) return null;
  const flip = (amount: Amount): Amount => ({ ...amount, amount: negateDecimal(amount.amount) });
  return "kind" in value ? mapMetric<Amount, Amount>(value, flip) : flip(value);
};

type EquationAccountProps = {
  readonly answer: Omit<EquationTerm, "operator">;
  readonly terms: readonly EquationTerm[];
};

/** The equation as a small account with a double rule, for a phone. */
export const EquationAccount = ({ answer, terms }: EquationAccountProps) => (
  <dl className="mt-2 sm:hidden print:hidden">
    {terms.map(({ label, value, operator, tone = "ink", onProve }) => (
      <div className="flex items-center justify-between border-b border-line py-2.5" key={label}>
        <dt className={`flex items-center gap-2 ${toneClass[tone]}`}>
          {tone === "pending" && <Swatch meaning="pending" />}
          {label}
        </dt>
        <dd>
          <Figure
            onProve={onProve}
            precision={precisionOf(answer, terms)}
            tone={tone}
            value={operator === "−" ? negate(value) : value}
          />
        </dd>
      </div>
    ))}
    <div className="-mt-px flex items-center justify-between border-t border-rule py-2.5 font-heading">
      <dt>{answer.label}</dt>
      <dd className="double-rule pl-10">
        <Figure precision={precisionOf(answer, terms)} value={answer.value} />
      </dd>
    </div>
  </dl>
);
