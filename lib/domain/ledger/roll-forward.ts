import { recordOf } from "@/lib/domain/base/keys-of";
import { type Decimal, sumDecimals } from "@/lib/domain/base/money";
import {
  columnOf,
  type EntryKind,
  movesBalance,
  type RollForwardColumn,
} from "@/lib/domain/ledger/entry-kinds";

/** What entries of one kind came to, before a period and in it. */
export type KindSums = {
  readonly kind: EntryKind;
  readonly before: Decimal;
  readonly during: Decimal;
};

/** The columns that lead from opening to closing (metrics 3.12), in the order they are printed. */
export const movementColumns = [
  "additions",
  "rollover-in",
  "drawdown",
  "expiry",
  "rollover-out",
  "true-up",
  "credited",
  "adjustments",
] as const satisfies readonly RollForwardColumn[];
export type MovementColumn = (typeof movementColumns)[number];

/** Opening + moved = closing, whatever was summed. Overage is a memo: in neither (ruling 16 of 3.14). */
export type RollForward = {
  readonly opening: Decimal;
  readonly moved: Readonly<Record<MovementColumn, Decimal>>;
  readonly closing: Decimal;
  readonly overage: Decimal;
};

/** The one way from sums to a roll-forward: that of a statement, of a report and of their files. */
export const rollForwardOf = (sums: readonly KindSums[]): RollForward => {
  const moving = sums.filter(({ kind }) => movesBalance(kind));
  const duringOf = (column: RollForwardColumn): Decimal =>
    sumDecimals(sums.filter(({ kind }) => columnOf(kind) === column).map(({ during }) => during));
  const opening = sumDecimals(moving.map(({ before }) => before));
  return {
    opening,
    moved: recordOf(movementColumns, duringOf),
    closing: sumDecimals([opening, ...moving.map(({ during }) => during)]),
    overage: duringOf("overage"),
  };
};

/** Several of one unit together: column by column. */
export const addRollForwards = (rows: readonly RollForward[]): RollForward => ({
  opening: sumDecimals(rows.map(({ opening }) => opening)),
  moved: recordOf(movementColumns, (column) => sumDecimals(rows.map(({ moved }) => moved[column]))),
  closing: sumDecimals(rows.map(({ closing }) => closing)),
  overage: sumDecimals(rows.map(({ overage }) => overage)),
});
