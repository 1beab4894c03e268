import type { Unit } from "@/lib/domain/base/money";
import {
  calendarDay,
  fromEpochMs,
  type Instant,
  startOfDay,
  toEpochMs,
} from "@/lib/domain/base/period";
import { formatAxisAmount } from "@/lib/format/format-axis-amount";
import { monthName } from "@/lib/format/format-date";

export const dayMs = 86_400_000;

export type XY = { readonly x: number; readonly y: number };

/** A month or a day under the axis: its first instant as a tick, its name centred below. */
export type MonthMark = {
  readonly startMs: number;
  readonly centreMs: number;
  readonly label: string;
  /** January carries the year, in full ink. */
  readonly year: string | null;
  /** From 1 to 12; null: the mark is a day. */
  readonly month: number | null;
};

export type AmountTick = { readonly value: number; readonly text: string };

const nextMonth = (day: string): string => {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
};

/** The months that a span touches, cut at its ends, in the zone its days are counted in. */
export const monthMarks = (start: Instant, end: Instant, zone: string): MonthMark[] => {
  const marks: MonthMark[] = [];
  let day = `${calendarDay(start, zone).slice(0, 8)}01`;
  for (let first = startOfDay(day, zone); first < end; first = startOfDay(day, zone)) {
    const from = Math.max(toEpochMs(first), toEpochMs(start));
    const to = Math.min(toEpochMs(startOfDay(nextMonth(day), zone)), toEpochMs(end));
    marks.push({
      startMs: from,
      centreMs: (from + to) / 2,
      label: monthName(day).slice(0, 3),
      year: day.slice(5, 7) === "01" ? day.slice(0, 4) : null,
      month: Number(day.slice(5, 7)),
    });
    day = nextMonth(day);
  }
  return marks;
};

/** Up to this long a span is named by its days: a month would have one name for all of it. */
const daysNamedMax = 45;

/** The names under a time axis: the source's own days of a short span, months of a longer one. */
export const timeMarks = (start: Instant, end: Instant, zone: string): MonthMark[] =>
  toEpochMs(end) - toEpochMs(start) > daysNamedMax * dayMs
    ? monthMarks(start, end, "UTC")
    : dayMarks(start, end, zone);

const nextDay = (day: string): string =>
  fromEpochMs(toEpochMs(`${day}T00:00:00.000Z`) + dayMs).slice(0, 10);

/** The first day, every fifth and the first of a month, which wins where two stand too close. */
const dayMarks = (start: Instant, end: Instant, zone: string): MonthMark[] => {
  const days: string[] = [];
  for (let day = calendarDay(start, zone); startOfDay(day, zone) < end; day = nextDay(day))
    // The zone of the days need not be the one the span was cut in.
    if (startOfDay(day, zone) >= start) days.push(day);
  const named = days.filter((day, index) => {
    const isFirst = day.endsWith("-01");
    const isNamed = isFirst || index === 0 || (Number(day.slice(8)) % 5 === 0 && index > 2);
    const isCrowded = days.slice(index + 1, index + 3).some((next) => next.endsWith("-01"));
    return isNamed && (isFirst || !isCrowded);
  });
  return named.map((day, index) => {
    const startMs = toEpochMs(startOfDay(day, zone));
    const number = String(Number(day.slice(8)));
    const isMonthNamed = index === 0 || day.endsWith("-01");
    return {
      startMs,
      centreMs: startMs + dayMs / 2,
      label: isMonthNamed ? `${number} ${monthName(day).slice(0, 3)}` : number,
      year: null,
      month: null,
    };
  });
};

/** Three to five round gridlines from zero up, and as many below as overage needs. */
export const amountTicks = (low: number, high: number, unit: Unit): AmountTick[] => {
  const span = Math.max(high, -low, 1);
  const rough = span / 4;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((each) => each * magnitude).find((each) => each >= rough) ?? span;
  const ticks: AmountTick[] = [];
  for (let count = Math.ceil(low / step); count * step <= high * 1.0001; count += 1) {
    // Rounded to undo what multiplying a decimal step in binary adds.
    const value = Number((count * step).toPrecision(12));
    ticks.push({
      value,
      text: formatAxisAmount({ amount: String(value), unit }, { isTick: true }),
    });
  }
  return ticks;
};

/** The middle of a span, where its mark stands. */
export const centreOf = (start: Instant, end: Instant): number =>
  (toEpochMs(start) + toEpochMs(end)) / 2;
