import {
  type StatementColumn,
  statementColumns,
  statementMovements,
} from "@/lib/domain/base/embed-words";
import { known } from "@/lib/domain/base/metric";
import {
  amountOf,
  isZero,
  subtractDecimals,
  sumDecimals,
  type Unit,
  ZERO,
} from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";
import type { MonthStatement } from "@/lib/domain/ledger/month-statement";
import { type Html, html } from "@/lib/embed/html";
import { opensProof } from "@/lib/embed/opens-proof";
import { account, drawer, exact, type Line, section } from "@/lib/embed/proof-parts";
import { fill, type Texts } from "@/lib/embed/texts";

export type MonthEntry = {
  readonly id: string;
  readonly kind: EntryKind;
  readonly at: Instant;
  /** What closes at midnight belongs to the day before. */
  readonly closes: boolean;
  readonly amount: string;
};

export type MonthFacts = {
  readonly column: StatementColumn;
  /** "2026-10" */
  readonly month: string;
  readonly commitment: { readonly id: string; readonly name: string };
  readonly unit: Unit;
  readonly statement: MonthStatement;
  /** Of a movement: its entries, oldest first, as many as a drawer holds, and how many there are. */
  readonly entries: readonly MonthEntry[];
  readonly entryCount: number;
  /** Entries are part of a ledger: a session without it learns how many there are. */
  readonly mayReadEntries: boolean;
};

/** A column of a statement: the columns before it, or the entries that it adds up. */
export const monthProof = (texts: Texts, facts: MonthFacts): Html => {
  const { words } = texts;
  const { column, month, commitment, statement, unit } = facts;
  const isMovement = statementMovements.some((each) => each === column);
  const sum = lineOf(facts, words[column], statement[column], true);
  const before = column === "closing" ? statementColumns.slice(0, -1) : [];
  const lines = isMovement
    ? entryLines(texts, facts)
    : before.map((each) => lineOf(facts, words[each], statement[each], false));
  return drawer(texts, {
    title: words[column],
    aside: html`${commitment.name}, ${texts.monthOf(month)}`,
    figure: exact(texts, known(amountOf(statement[column], unit))),
    formula: {
      left: words[column],
      right: words.formulas[column === "opening" || column === "closing" ? column : "moved"],
    },
    body: section(words.inputs, null, account(texts, [...lines, sum])),
  });
};

const lineOf = ({ unit }: MonthFacts, text: string, amount: string, isResult: boolean): Line => ({
  text: html`${text}`,
  metric: known(amountOf(amount, unit)),
  isResult,
});

const entryLines = (texts: Texts, facts: MonthFacts): Line[] => {
  const { words } = texts;
  const { entries, entryCount, unit, commitment, mayReadEntries, statement, column } = facts;
  if (!mayReadEntries)
    return [lineOf(facts, fill(words.entryCount, { n: entryCount }), statement[column], false)];
  const shown = entries.map(({ id, kind, at, closes, amount }) => ({
    text: html`${opensProof(words.kinds[kind], { commitment: commitment.id, entry: id }, "name")} <span class="label">${closes ? texts.lastDayOf(at) : texts.dayOf(at)}</span>`,
    metric: known(amountOf(amount, unit)),
    isResult: false,
  }));
  const sum = sumDecimals([ZERO, ...entries.map(({ amount }) => amount)]);
  const rest = subtractDecimals(statement[column], sum);
  const others = entryCount - entries.length;
  return others === 0 && isZero(rest)
    ? shown
    : [...shown, lineOf(facts, fill(words.more, { n: others }), rest, false)];
};
