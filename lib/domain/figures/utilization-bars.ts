import { type CalendarStep, firstDayOf } from "@/lib/domain/base/calendar-step";
import { keepSteps, type Step, seriesMax } from "@/lib/domain/base/keep-steps";
import { addDecimals, negateDecimal } from "@/lib/domain/base/money";
import type { CalendarDay } from "@/lib/domain/base/period";
import type { UtilizationPoint } from "@/lib/domain/figures/utilization-series";

/** Charge days of one segment put together; one day is a bar as well. */
export type UtilizationBar = UtilizationPoint & {
  /** Its last day. */
  readonly until: CalendarDay;
  /** Days of it for which the source has no row. */
  readonly missing: number;
};

export const toUtilizationBar = (point: UtilizationPoint): UtilizationBar => ({
  ...point,
  until: point.day,
  missing: point.drawn === null ? 1 : 0,
});

/** What was drawn is added up; balance and plan are those of the last day that has one. */
export const groupUtilization = (
  bars: readonly UtilizationBar[],
  step: CalendarStep,
): readonly UtilizationBar[] => {
  if (step === "day") return bars;
  const groups = new Map<string, UtilizationBar>();
  for (const bar of bars) {
    const key = `${firstDayOf(bar.day, step)} ${bar.segmentId}`;
    const group = groups.get(key);
    groups.set(key, group ? addBar(group, bar) : bar);
  }
  return [...groups.values()];
};

const addBar = (group: UtilizationBar, bar: UtilizationBar): UtilizationBar => ({
  ...bar,
  day: group.day,
  start: group.start,
  drawn:
    group.drawn === null || bar.drawn === null
      ? (group.drawn ?? bar.drawn)
      : addDecimals(group.drawn, bar.drawn),
  overage: addDecimals(group.overage, bar.overage),
  balance: bar.balance ?? group.balance,
  missing: group.missing + bar.missing,
});

/**
 * Charge days as far as a chart can show them (metrics 3.14 ruling 20), in time. A day without a row
 * is no step: among many days it is counted by its bar.
 */
export const keepDays = (points: readonly UtilizationPoint[]): readonly UtilizationPoint[] => {
  if (points.length <= seriesMax) return points;
  const steps = points.flatMap((point) => {
    if (point.drawn === null) return [];
    // Without an amount given, what was drawn so far runs down from zero.
    const after = point.balance ?? negateDecimal(point.cumulative);
    return [{ at: point.start, before: addDecimals(after, point.drawn), after, point }];
  });
  return keepSteps(steps.toSorted(byTime)).map(({ point }) => point);
};

const byTime = (left: Step, right: Step): number =>
  left.at < right.at ? -1 : left.at > right.at ? 1 : 0;
