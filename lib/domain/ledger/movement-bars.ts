import { type CalendarStep, firstDayOf } from "@/lib/domain/base/calendar-step";
import { addDecimals, type Decimal, sumDecimals } from "@/lib/domain/base/money";
import type { CalendarDay } from "@/lib/domain/base/period";
import { type EntryKind, movesBalance } from "@/lib/domain/ledger/entry-kinds";

/** The posted entries of one kind, added up. */
export type Movement = {
  readonly kind: EntryKind;
  readonly entries: number;
  readonly amount: Decimal;
};

/** What moved in one step of the calendar. An entry counts on the day it closes (metrics 3.1). */
export type MovementBar = {
  /** Its first day. */
  readonly day: CalendarDay;
  readonly movements: readonly Movement[];
  /** After the last of its entries; null where a grant is not given. */
  readonly balance: Decimal | null;
};

/** Bars of a coarser step: what moved is added up, the balance is that of the last. */
export const groupMovements = (
  bars: readonly MovementBar[],
  step: CalendarStep,
): readonly MovementBar[] => {
  if (step === "day") return bars;
  const groups = new Map<CalendarDay, MovementBar>();
  for (const bar of bars) {
    const day = firstDayOf(bar.day, step);
    const group = groups.get(day);
    const movements = addMovements(group?.movements ?? [], bar.movements);
    groups.set(day, { day, movements, balance: bar.balance });
  }
  return [...groups.values()];
};

const addMovements = (left: readonly Movement[], right: readonly Movement[]): Movement[] => {
  const sums = new Map<EntryKind, Movement>();
  for (const movement of [...left, ...right]) {
    const { kind, entries, amount } = movement;
    const sum = sums.get(kind);
    sums.set(
      kind,
      sum
        ? { kind, entries: sum.entries + entries, amount: addDecimals(sum.amount, amount) }
        : movement,
    );
  }
  return [...sums.values()];
};

/** Days in order, each with the balance after it. */
export const balanceDays = (
  days: readonly Omit<MovementBar, "balance">[],
  opening: Decimal | null,
): MovementBar[] => {
  let balance = opening;
  return days.map((day) => {
    if (balance !== null) balance = addDecimals(balance, changeOf(day.movements));
    return { ...day, movements: addMovements([], day.movements), balance };
  });
};

/** What movements do to the balance: a memo leaves it as it was. */
export const changeOf = (movements: readonly Movement[]): Decimal =>
  sumDecimals(movements.filter(({ kind }) => movesBalance(kind)).map(({ amount }) => amount));
