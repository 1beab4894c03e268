import { type Decimal, isZero, negateDecimal, sumDecimals, ZERO } from "@/lib/domain/base/money";
import { columnOf, type EntryKind, movesBalance } from "@/lib/domain/ledger/entry-kinds";
import { type KindSums, type RollForward, rollForwardOf } from "@/lib/domain/ledger/roll-forward";

/** What posted entries of one kind came to, before the report (period 0) or in one of its periods (1 …). */
export type PeriodSum = {
  readonly kind: EntryKind;
  readonly period: number;
  /** Stamped at the very end of the period, and in it because it closes. */
  readonly isAtEnd: boolean;
  readonly amount: Decimal;
  readonly entries: number;
};

/** A roll-forward of one period, with what stands beside it and is not added again. */
export type PeriodCells = RollForward & {
  /** Rolled out with the end of the period: what the next one opens with (ruling 3 of metrics 3.14). */
  readonly rolledIntoNext: Decimal;
  /** How many entries there are, memos among them. */
  readonly entries: number;
  /** What closes at the very end of the period: by its stamp alone it would stand in the next one. */
  readonly atEnd: { readonly entries: number; readonly amount: Decimal };
};

/** The periods side by side, each opening with what the one before closed with, and all of them as one. */
export type RollForwardRow = {
  readonly periods: readonly PeriodCells[];
  readonly whole: PeriodCells;
};

/** `count` periods. With any of them joined, opening and closing stay the same (metrics 3.12). */
export const rollForwardRow = (sums: readonly PeriodSum[], count: number): RollForwardRow => ({
  periods: Array.from({ length: count }, (_, index) => cellsOf(sums, index + 1, index + 1)),
  whole: cellsOf(sums, 1, count),
});

const cellsOf = (sums: readonly PeriodSum[], first: number, last: number): PeriodCells => {
  const during = sums.filter(({ period }) => first <= period && period <= last);
  const before: KindSums[] = sums
    .filter(({ period }) => period < first)
    .map(({ kind, amount }) => ({ kind, before: amount, during: ZERO }));
  const atEnd = during.filter(({ period, isAtEnd }) => isAtEnd && period === last);
  const moving = atEnd.filter(({ kind }) => movesBalance(kind));
  const rolled = atEnd.filter(({ kind }) => columnOf(kind) === "rollover-out");
  return {
    ...rollForwardOf([
      ...before,
      ...during.map(({ kind, amount }) => ({ kind, before: ZERO, during: amount })),
    ]),
    rolledIntoNext: sumDecimals(rolled.map(({ amount }) => negateDecimal(amount))),
    entries: countOf(during),
    atEnd: {
      entries: countOf(moving),
      amount: sumDecimals(moving.map(({ amount }) => amount)),
    },
  };
};

const countOf = (sums: readonly PeriodSum[]): number =>
  sums.reduce((total, { entries }) => total + entries, 0);

/**
 * Ruling 18 of metrics 3.14: a day of what is bought by the hour grants what it used and wasted, and closes
 * at zero; a day that is not over has granted nothing yet.
 */
export const hourlySums = (sums: readonly PeriodSum[]): PeriodSum[] => {
  const used = sums.filter(
    ({ kind, period }) => period > 0 && ["drawdown", "expiry"].includes(columnOf(kind)),
  );
  return used.flatMap((sum) => [
    sum,
    { ...sum, kind: "grant", isAtEnd: false, amount: negateDecimal(sum.amount), entries: 0 },
  ]);
};

/** Whether there is anything to tell: it opened with something, or something moved. */
export const hasMoved = ({ whole }: RollForwardRow): boolean =>
  whole.entries > 0 || !isZero(whole.opening);
