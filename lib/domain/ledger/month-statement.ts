import type { StatementMovement } from "@/lib/domain/base/embed-words";
import { addDecimals, type Decimal, sumDecimals, ZERO } from "@/lib/domain/base/money";
import {
  columnOf,
  type EntryKind,
  movesBalance,
  movingKinds,
} from "@/lib/domain/ledger/entry-kinds";

/** What entries of one kind came to, before a month and in it. */
export type KindSums = {
  readonly kind: EntryKind;
  readonly before: Decimal;
  readonly during: Decimal;
};

/** A pool in a month. Whatever is none of the three named movements is other. */
export type MonthStatement = {
  readonly opening: Decimal;
  readonly granted: Decimal;
  readonly drawn: Decimal;
  readonly expired: Decimal;
  readonly other: Decimal;
  readonly closing: Decimal;
};

const named = { granted: "additions", drawn: "drawdown", expired: "expiry" } as const;
const columns: readonly string[] = Object.values(named);

/** The entries that a column of a statement adds up. */
export const kindsOfMovement = (movement: StatementMovement): readonly EntryKind[] =>
  movingKinds.filter((kind) =>
    movement === "other" ? !columns.includes(columnOf(kind)) : columnOf(kind) === named[movement],
  );

/**
 * Opening and closing by the boundary rule (metrics 3.1): what closes at the first instant of a month
 * belongs to the month before, what opens then to the month itself. A memo moves nothing.
 */
export const monthStatementOf = (sums: readonly KindSums[]): MonthStatement => {
  const moving = sums.filter(({ kind }) => movesBalance(kind));
  const duringOf = (kinds: readonly EntryKind[]): Decimal =>
    sumDecimals(moving.filter(({ kind }) => kinds.includes(kind)).map(({ during }) => during));
  const opening = sumDecimals(moving.map(({ before }) => before));
  return {
    opening,
    granted: duringOf(kindsOfMovement("granted")),
    drawn: duringOf(kindsOfMovement("drawn")),
    expired: duringOf(kindsOfMovement("expired")),
    other: duringOf(kindsOfMovement("other")),
    closing: addDecimals(opening, duringOf(movingKinds)),
  };
};

/** Several pools of one unit together: column by column. */
export const addStatements = (rows: readonly MonthStatement[]): MonthStatement => {
  const total = (name: keyof MonthStatement) =>
    sumDecimals([ZERO, ...rows.map((row) => row[name])]);
  return {
    opening: total("opening"),
    granted: total("granted"),
    drawn: total("drawn"),
    expired: total("expired"),
    other: total("other"),
    closing: total("closing"),
  };
};
