import type { BalanceMark } from "@/lib/charts/balance-chart";
import { formatStep, spanOfStep } from "@/lib/charts/bar-step";
import { type EntryWords, entryMark } from "@/lib/charts/entry-marks";
import { type CalendarStep, firstDayOf } from "@/lib/domain/base/calendar-step";
import {
  type Decimal,
  isZero,
  negateDecimal,
  subtractDecimals,
  sumDecimals,
} from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import { columnOf, movesBalance } from "@/lib/domain/ledger/entry-kinds";
import { changeOf, type Movement, type MovementBar } from "@/lib/domain/ledger/movement-bars";
import { formatAmount } from "@/lib/format/format-amount";
import type { SeriesEntry } from "@/lib/wire/series";

type Calendar = { readonly step: CalendarStep; readonly zone: string; readonly at: Instant };

/** Two marks of one look nearer than this would be one. */
const apartPx = 12;

/**
 * Bars of what was drawn by the calendar, and among them the entries that matter. What has a mark of
 * its own is no longer part of its bar, so that the rows come to what the ledger moved.
 */
export const movementMarks = (
  bars: readonly MovementBar[],
  events: readonly SeriesEntry[],
  words: EntryWords,
  calendar: Calendar,
): BalanceMark[] => {
  const byBar = new Map<string, SeriesEntry[]>();
  for (const event of events) {
    const day = firstDayOf(event.day, calendar.step);
    byBar.set(day, [...(byBar.get(day) ?? []), event]);
  }
  return bars.flatMap((bar) => {
    const own = byBar.get(bar.day) ?? [];
    const rest = withoutEvents(bar.movements, own);
    const marks = own.map((event) => entryMark(event, words));
    return rest.length === 0
      ? marks
      : [...marks, barMark({ ...bar, movements: rest }, words, calendar)];
  });
};

/** Those that can be told apart: of one look, the largest of each place. */
export const eventsApart = (
  events: readonly SeriesEntry[],
  toX: (ms: number) => number,
): readonly SeriesEntry[] => {
  const size = ({ amount }: SeriesEntry): number => Math.abs(Number(amount));
  const shown = new Set<SeriesEntry>();
  for (const event of [...events].sort((left, right) => size(right) - size(left))) {
    const x = toX(toEpochMs(event.at));
    const isFree = [...shown].every(
      ({ kind, at }) => kind !== event.kind || Math.abs(toX(toEpochMs(at)) - x) >= apartPx,
    );
    if (isFree) shown.add(event);
  }
  return events.filter((event) => shown.has(event));
};

const withoutEvents = (
  movements: readonly Movement[],
  events: readonly SeriesEntry[],
): Movement[] =>
  movements.flatMap((movement) => {
    const own = events.filter(({ kind }) => kind === movement.kind);
    if (own.length === movement.entries) return [];
    const taken = sumDecimals(own.map(({ amount }) => amount));
    return [
      {
        kind: movement.kind,
        entries: movement.entries - own.length,
        amount: subtractDecimals(movement.amount, taken),
      },
    ];
  });

const barMark = (
  { day, movements, balance }: MovementBar,
  { unit }: EntryWords,
  { step, zone, at }: Calendar,
): BalanceMark => {
  const { start, end } = spanOfStep(day, step, zone);
  const drawn = negateDecimal(sumOf(movements, isDrawn));
  const overage = sumOf(movements, (kind) => !movesBalance(kind));
  const other = changeOf(movements.filter(({ kind }) => !isDrawn(kind)));
  const after = balance === null ? null : Number(balance);
  const count = movements.reduce((sum, { entries }) => sum + entries, 0);
  const print = (amount: Decimal) => formatAmount({ amount, unit }).text;
  return {
    key: `${step} ${day}`,
    x: (toEpochMs(start) + toEpochMs(end)) / 2,
    spanMs: toEpochMs(end) - toEpochMs(start),
    before: after === null ? null : after + Number(drawn),
    after,
    overage: Number(overage),
    drawnValue: Number(drawn),
    // What was posted is settled, however much is still to come.
    isRunning: false,
    when: formatStep(day, step),
    drawn: print(drawn),
    other: isZero(other) ? "–" : formatAmount({ amount: other, unit }, { isMovement: true }).text,
    change: "",
    overageText: isZero(overage) ? "–" : print(overage),
    balance: balance === null ? "not given" : print(balance),
    plan: "–",
    note: `${countEntries(count)}${end > at ? " so far" : ""}`,
  };
};

export const countEntries = (count: number): string =>
  count === 1 ? "1 entry" : `${count.toLocaleString("en-US")} entries`;

const isDrawn = (kind: Movement["kind"]): boolean => columnOf(kind) === "drawdown";

const sumOf = (
  movements: readonly Movement[],
  isOwn: (kind: Movement["kind"]) => boolean,
): Decimal => sumDecimals(movements.filter(({ kind }) => isOwn(kind)).map(({ amount }) => amount));
