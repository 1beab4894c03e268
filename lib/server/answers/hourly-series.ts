import { calendarSteps, weekdayOf } from "@/lib/domain/base/calendar-step";
import { seriesMax } from "@/lib/domain/base/keep-steps";
import type { Unit } from "@/lib/domain/base/money";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import {
  groupHours,
  groupHoursBy,
  type HourlyTotal,
  keepHourlyDays,
  toHourlyBar,
  totalOf,
} from "@/lib/domain/hourly/hourly-bars";
import { type HourlyPoint, hourlyPoints } from "@/lib/domain/hourly/hourly-series";
import type { CommitmentBook } from "@/lib/server/answers/account-book";
import { toAmountMetric } from "@/lib/server/answers/figures";
import type { Queryable } from "@/lib/store/database";
import { findSampledSpan, listUtilizationSamples } from "@/lib/store/read/list-utilization-samples";
import type { Clocks } from "@/lib/store/read/statement";
import type { HourlySeries, HourlyTotal as WireTotal } from "@/lib/wire/hourly";
import type { HourlyDays } from "@/lib/wire/series";

const recentMs = 30 * 86_400_000;

/** As many as a page names one by one. */
const gapsNamed = 5;

/** Every day that was asked for, of a commitment by the hour. */
export const readHourlyDays = async (
  db: Queryable,
  { standing, scope }: Pick<CommitmentBook, "standing" | "scope">,
  clocks: Clocks,
  maySeeRaw: boolean,
): Promise<HourlyPoint[]> => {
  const { commitment } = standing.record;
  const [samples, span] = await Promise.all([
    listUtilizationSamples(db, scope, clocks, commitment.id),
    findSampledSpan(db, scope, clocks),
  ]);
  const points = hourlyPoints(commitment, samples, { ...span, at: clocks.asOf });
  // The vendor's own text is a raw record like any other.
  return maySeeRaw ? points : points.map((point) => ({ ...point, raw: null }));
};

/** Used and unused of every day that was asked for, of a commitment by the hour. */
export const readHourlySeries = async (
  db: Queryable,
  own: Pick<CommitmentBook, "standing" | "scope">,
  clocks: Clocks,
  maySeeRaw: boolean,
): Promise<HourlySeries> => {
  const points = await readHourlyDays(db, own, clocks, maySeeRaw);
  const { perHour, unit } = own.standing.record.commitment;
  return {
    perHour,
    points,
    total: toTotal(points, unit),
    recent: toTotal(recentOf(points, clocks.asOf), unit),
  };
};

/** As many days as a chart can show; where that is not all of them, bars that add up every day. */
export const toHourlyDays = (
  points: readonly HourlyPoint[],
  { perHour, unit }: { readonly perHour: HourlyDays["perHour"]; readonly unit: Unit },
  at: Instant,
): HourlyDays => {
  const isReduced = points.length > seriesMax;
  const days = points.map(toHourlyBar);
  const every = isReduced
    ? (calendarSteps.find((step) => groupHoursBy(days, step).length <= seriesMax) ?? "year")
    : "day";
  const byWeekday = groupHours(days, ({ day }) => String(weekdayOf(day)));
  return {
    perHour,
    days: points.length,
    isReduced,
    points: [...keepHourlyDays(points)],
    every,
    bars: isReduced ? [...groupHoursBy(days, every)] : null,
    months: [...groupHoursBy(days, "month")],
    weekdays: byWeekday.toSorted((left, right) => weekdayOf(left.day) - weekdayOf(right.day)),
    gaps: points.filter(({ utilization }) => utilization === null).slice(0, gapsNamed),
    total: toTotal(points, unit),
    recent: toTotal(recentOf(points, at), unit),
  };
};

const recentOf = (points: readonly HourlyPoint[], at: Instant): HourlyPoint[] => {
  const since = addDuration(at, -recentMs);
  return points.filter(({ end }) => end > since);
};

const toTotal = (points: readonly HourlyPoint[], unit: Unit): WireTotal => {
  const total: HourlyTotal = totalOf(points.map(toHourlyBar));
  return {
    ...total,
    committed: toAmountMetric(total.committed, unit),
    used: toAmountMetric(total.used, unit),
    unused: toAmountMetric(total.unused, unit),
  };
};
