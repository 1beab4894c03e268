import type { EquationTerm } from "@/components/figures/equation-term";
import { findValue, type Metric, mapMetric } from "@/lib/domain/base/metric";
import { type Amount, isZero, negateDecimal } from "@/lib/domain/base/money";

type Left = {
  readonly available: Metric<Amount>;
  readonly overdrawn: Metric<Amount>;
  readonly unusable: Metric<Amount>;
};

export const isNothing = (metric: Metric<Amount>): boolean => {
  const value = findValue(metric);
  return value === null || isZero(value.amount);
};

/** Nothing is left, and something is below zero: the answer is what is overdrawn. */
export const isBelowZero = ({ available, overdrawn }: Omit<Left, "unusable">): boolean =>
  isNothing(available) && !isNothing(overdrawn);

const negated = (metric: Metric<Amount>): Metric<Amount> =>
  mapMetric(metric, (value) => ({ ...value, amount: negateDecimal(value.amount) }));

/** What an equation of the answer needs beside it to hold (metrics 3.14 ruling 29): nothing is netted. */
export const termsApart = (
  figures: Left,
  words: { readonly overdrawn: string; readonly unusable: string },
): EquationTerm[] => {
  const { available, overdrawn, unusable } = figures;
  const terms: EquationTerm[] = [];
  if (!isNothing(unusable))
    terms.push({ label: words.unusable, value: unusable, operator: "−", tone: "lapsed" });
  if (isBelowZero(figures)) return terms;
  return isNothing(overdrawn) || isNothing(available)
    ? terms
    : [
        ...terms,
        { label: words.overdrawn, value: negated(overdrawn), operator: "+", tone: "overage" },
      ];
};
