import type { Tone } from "@/components/figures/tone";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import type { Amount } from "@/lib/domain/base/money";
import { equationPrecision } from "@/lib/format/equation-precision";
import type { AmountPrecision } from "@/lib/format/format-amount";

export type EquationTerm = {
  readonly label: string;
  readonly value: Amount | Metric<Amount> | null;
  readonly tone?: Tone;
  readonly onProve?: () => void;
  /** What stands before the term: "=" for the first, then its sign. */
  readonly operator: "=" | "−" | "+";
};

const amountIn = (value: EquationTerm["value"]): Amount | null =>
  value !== null && "kind" in value ? findValue(value) : value;

/** Of all its terms alike; a term without a number is a word, and adds nothing. */
export const precisionOf = (
  { value }: Pick<EquationTerm, "value">,
  terms: readonly EquationTerm[],
): AmountPrecision => {
  const answer = amountIn(value);
  if (answer === null) return "minor";
  const known = terms.flatMap(({ value: each, operator }) => {
    const amount = amountIn(each);
    return amount === null ? [] : [{ amount, operator }];
  });
  return known.length < terms.length ? "minor" : equationPrecision(answer, known);
};
