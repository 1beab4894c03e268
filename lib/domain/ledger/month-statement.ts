import type { StatementMovement } from "@/lib/domain/base/embed-words";
import { type Decimal, sumDecimals } from "@/lib/domain/base/money";
import { columnOf, type EntryKind, movingKinds } from "@/lib/domain/ledger/entry-kinds";
import { type KindSums, movementColumns, rollForwardOf } from "@/lib/domain/ledger/roll-forward";

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
 * A roll-forward of one month with fewer columns, by the boundary rule (metrics 3.1): what closes at the
 * first instant of a month belongs to the month before, what opens then to the month itself.
 */
export const monthStatementOf = (sums: readonly KindSums[]): MonthStatement => {
  const { opening, moved, closing } = rollForwardOf(sums);
  const others = movementColumns.filter((column) => !columns.includes(column));
  return {
    opening,
    granted: moved[named.granted],
    drawn: moved[named.drawn],
    expired: moved[named.expired],
    other: sumDecimals(others.map((column) => moved[column])),
    closing,
  };
};

/** Several pools of one unit together: column by column. */
export const addStatements = (rows: readonly MonthStatement[]): MonthStatement => {
  const total = (name: keyof MonthStatement) => sumDecimals(rows.map((row) => row[name]));
  return {
    opening: total("opening"),
    granted: total("granted"),
    drawn: total("drawn"),
    expired: total("expired"),
    other: total("other"),
    closing: total("closing"),
  };
};
