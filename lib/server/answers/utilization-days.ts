import { calendarSteps } from "@/lib/domain/base/calendar-step";
import { seriesMax } from "@/lib/domain/base/keep-steps";
import {
  groupUtilization,
  keepDays,
  toUtilizationBar,
} from "@/lib/domain/figures/utilization-bars";
import { type UtilizationPoint, utilizationPoints } from "@/lib/domain/figures/utilization-series";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import type { CommitmentBook } from "@/lib/server/answers/account-book";
import { sources } from "@/lib/sources/sources";
import type { Queryable } from "@/lib/store/database";
import { listConsumptionDays } from "@/lib/store/read/list-consumption-days";
import type { Clocks } from "@/lib/store/read/statement";
import type { UtilizationSeries } from "@/lib/wire/commitment";
import type { DaySeries } from "@/lib/wire/series";

/** One point per charge day of every segment, those without a row among them. */
export const readUtilizationDays = async (
  db: Queryable,
  { standing, scope }: Pick<CommitmentBook, "standing" | "scope">,
  clocks: Clocks,
): Promise<UtilizationPoint[]> => {
  const { commitment, read } = standing.record;
  const days = await listConsumptionDays(db, scope, clocks, commitment.id);
  const span = {
    dayZone: sources[commitment.provider].dayZone,
    at: clocks.asOf,
    readTo: read.readTo,
    drawnElsewhere: new Set(days.map(({ day }) => day)),
  };
  return standing.segments.flatMap(({ segment }) => {
    const own = days.filter(({ segmentId }) => segmentId === segment.id);
    return utilizationPoints(segment, own, span);
  });
};

export const toSegments = (
  segments: readonly SegmentFigures[],
): (UtilizationSeries["segments"][number] & { readonly rolledIn: string })[] =>
  segments.map(({ segment, lapsed, overage, rolledIn }) => ({
    id: segment.id,
    name: segment.name,
    start: segment.start,
    end: segment.end,
    granted: segment.granted,
    lapsed,
    overage,
    rolledIn,
  }));

/** As many as a chart can show; where that is not all of them, bars that add up every day. */
export const toDaySeries = (points: readonly UtilizationPoint[]): DaySeries => {
  const isReduced = points.length > seriesMax;
  const days = points.map(toUtilizationBar);
  const every = isReduced
    ? (calendarSteps.find((step) => groupUtilization(days, step).length <= seriesMax) ?? "year")
    : "day";
  return {
    days: points.length,
    isReduced,
    points: [...keepDays(points)],
    every,
    bars: isReduced ? [...groupUtilization(days, every)] : null,
  };
};
