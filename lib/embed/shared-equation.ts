import { findValue, type Metric, mapMetric } from "@/lib/domain/base/metric";
import { type Amount, isZero, negateDecimal } from "@/lib/domain/base/money";
import { type Html, html } from "@/lib/embed/html";
import type { Texts } from "@/lib/embed/texts";
import type { AccountPosition } from "@/lib/wire/account";

type Position = Pick<
  AccountPosition,
  "available" | "settled" | "pending" | "granted" | "drawn" | "lapsed" | "overdrawn" | "unusable"
>;

type Term = {
  readonly sign: "=" | "−" | "+";
  readonly name: string;
  readonly value: Metric<Amount>;
  readonly kind?: "pending";
};

/** The answer first, with every term that it needs to hold: nothing is netted (metrics 3.14 ruling 29). */
export const sharedEquation = (texts: Texts, position: Position): Html => {
  const { words, metric, amount } = texts;
  const isBelow = isNothing(position.available) && !isNothing(position.overdrawn);
  const print = (value: Amount) => amount(value);
  return html`<dl class="equation">
<div class="${isBelow ? "answer below" : "answer"}"><dt>${isBelow ? "Overdrawn" : words.available}</dt><dd>${metric(isBelow ? position.overdrawn : position.available, print)}</dd></div>
${termsOf(texts, position, isBelow).map(
  ({ sign, name, value, kind }) =>
    html`<div class="${signs[sign]} ${kind ?? ""}"><dt>${name}</dt><dd>${metric(value, print)}</dd></div>`,
)}
</dl>`;
};

/** Drawn by the style sheet: a list of terms holds terms alone. */
const signs = { "=": "equals", "−": "minus", "+": "plus" } as const;

/** A vendor's own ledger knows drafts; a derived one knows only what was granted and drawn. */
const termsOf = ({ words }: Texts, position: Position, isBelow: boolean): readonly Term[] => {
  const { settled, pending, granted, drawn, lapsed, overdrawn, unusable } = position;
  const isDerived = pending.kind === "not-applicable";
  const isApart = !isBelow && !isNothing(overdrawn) && !isNothing(position.available);
  const terms: readonly (Term | false)[] = [
    isDerived
      ? { sign: "=", name: "Granted to date", value: granted }
      : { sign: "=", name: words.settled, value: settled },
    isDerived
      ? { sign: "−", name: words.drawn, value: drawn }
      : { sign: "−", name: words.pending, value: pending, kind: "pending" },
    isDerived && { sign: "−", name: words.expired, value: lapsed },
    !isNothing(unusable) && { sign: "−", name: "Over, no longer usable", value: unusable },
    isApart && { sign: "+", name: "Overdrawn, apart", value: negated(overdrawn) },
  ];
  return terms.filter((term) => term !== false);
};

const isNothing = (metric: Metric<Amount>): boolean => {
  const value = findValue(metric);
  return value === null || isZero(value.amount);
};

const negated = (metric: Metric<Amount>): Metric<Amount> =>
  mapMetric(metric, (value) => ({ ...value, amount: negateDecimal(value.amount) }));
