import { type CalendarStep, firstDayOf } from "@/lib/domain/base/calendar-step";
import { keepSteps, type Step, seriesMax } from "@/lib/domain/base/keep-steps";
import { type Metric, NOT_GIVEN, noData } from "@/lib/domain/base/metric";
import {
  addDecimals,
  type Decimal,
  multiplyDecimals,
  sumDecimals,
  ZERO,
} from "@/lib/domain/base/money";
import type { CalendarDay, Instant } from "@/lib/domain/base/period";
import { type Ratio, utilization } from "@/lib/domain/figures/utilization";
import type { HourlyPoint } from "@/lib/domain/hourly/hourly-series";

/** Days of a commitment by the hour put together; one day is a bar as well. */
export type HourlyBar = {
  /** Its first and its last day. */
  readonly day: CalendarDay;
  readonly until: CalendarDay;
  readonly start: Instant;
  readonly end: Instant;
  /** Days with a value, and the hours of those. */
  readonly days: number;
  readonly hours: Decimal;
  /** Σ hours × utilization. */
  readonly usedHours: Decimal;
  /** Null: nothing is committed in figures, or no day has a value. */
  readonly committed: Decimal | null;
  readonly used: Decimal | null;
  readonly unused: Decimal | null;
  /** Days without a value, and those of them whose value is doubted. */
  readonly missing: number;
  readonly doubted: number;
};

export type HourlyTotal = {
  /** Days with a value. */
  readonly days: number;
  readonly hours: Decimal;
  readonly committed: Metric<Decimal>;
  readonly used: Metric<Decimal>;
  readonly unused: Metric<Decimal>;
  readonly utilization: Metric<Ratio>;
};

export const toHourlyBar = (point: HourlyPoint): HourlyBar => {
  const { day, start, end, utilization: share, doubt } = point;
  const isGiven = share !== null;
  return {
    day,
    until: day,
    start,
    end,
    days: isGiven ? 1 : 0,
    hours: isGiven ? point.hours : ZERO,
    usedHours: isGiven ? multiplyDecimals(point.hours, share) : ZERO,
    committed: point.committed,
    used: point.used,
    unused: point.unused,
    missing: isGiven ? 0 : 1,
    doubted: doubt === null || doubt === "not-given" ? 0 : 1,
  };
};

/** Bars that a key names together, in the order in which they begin. */
export const groupHours = (
  bars: readonly HourlyBar[],
  keyOf: (bar: HourlyBar) => string,
): readonly HourlyBar[] => {
  const groups = new Map<string, HourlyBar>();
  for (const bar of bars) {
    const group = groups.get(keyOf(bar));
    groups.set(keyOf(bar), group ? addBar(group, bar) : bar);
  }
  return [...groups.values()];
};

export const groupHoursBy = (
  bars: readonly HourlyBar[],
  step: CalendarStep,
): readonly HourlyBar[] =>
  step === "day" ? bars : groupHours(bars, ({ day }) => firstDayOf(day, step));

const addBar = (group: HourlyBar, bar: HourlyBar): HourlyBar => ({
  day: group.day,
  until: bar.until,
  start: group.start,
  end: bar.end,
  days: group.days + bar.days,
  hours: addDecimals(group.hours, bar.hours),
  usedHours: addDecimals(group.usedHours, bar.usedHours),
  committed: addGiven(group.committed, bar.committed),
  used: addGiven(group.used, bar.used),
  unused: addGiven(group.unused, bar.unused),
  missing: group.missing + bar.missing,
  doubted: group.doubted + bar.doubted,
});

/** A day without a value is on neither side (metrics 3.3). */
const addGiven = (left: Decimal | null, right: Decimal | null): Decimal | null =>
  left === null || right === null ? (left ?? right) : addDecimals(left, right);

/** metrics 3.3: used is summed, then divided by what was committed; days without a value are on neither side. */
export const totalOf = (bars: readonly HourlyBar[]): HourlyTotal => {
  const given = bars.filter(({ days }) => days > 0);
  const hours = sumDecimals(given.map((bar) => bar.hours));
  const none = noData("no day of it has a value");
  const add = (of: (bar: HourlyBar) => Decimal | null): Metric<Decimal> => {
    if (given.length === 0) return none;
    const amounts = given.map(of).filter((amount) => amount !== null);
    return amounts.length < given.length
      ? NOT_GIVEN
      : { kind: "value", value: sumDecimals(amounts) };
  };
  return {
    days: given.reduce((sum, { days }) => sum + days, 0),
    hours,
    committed: add((bar) => bar.committed),
    used: add((bar) => bar.used),
    unused: add((bar) => bar.unused),
    utilization:
      given.length === 0
        ? none
        : utilization(sumDecimals(given.map(({ usedHours }) => usedHours)), hours),
  };
};

/** Days as far as a chart can show them (metrics 3.14 ruling 20): the jumps of their utilization. */
export const keepHourlyDays = (points: readonly HourlyPoint[]): readonly HourlyPoint[] => {
  if (points.length <= seriesMax) return points;
  const steps: (Step & { readonly point: HourlyPoint })[] = [];
  for (const point of points) {
    const after = point.utilization;
    if (after === null) continue;
    steps.push({ at: point.start, before: steps.at(-1)?.after ?? after, after, point });
  }
  return keepSteps(steps).map(({ point }) => point);
};
