import type { Unit } from "@/lib/domain/money";
import { calendarDay, type Instant, startOfDay, toEpochMs } from "@/lib/domain/period";
import { formatAxisAmount } from "@/lib/format/format-axis-amount";
import { monthName } from "@/lib/format/format-date";

/** A month under the axis: its first instant as a tick, its name centred below. */
export type MonthMark = {
  readonly startMs: number;
  readonly centreMs: number;
  readonly label: string;
  /** January carries the year, in full ink. */
  readonly year: string | null;
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
    });
    day = nextMonth(day);
  }
  return marks;
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
