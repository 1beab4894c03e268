import { findValue } from "@/lib/domain/base/metric";
import { multiplyDecimals, subtractDecimals } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { pacingSegments } from "@/lib/domain/figures/pacing";
import { utilizationPoints } from "@/lib/domain/figures/utilization-series";
import { daysFrom } from "@/lib/domain/forecast/project-pools";
import { isRunning, type Standing } from "@/lib/domain/standing/standing";
import { type Access, requireAction } from "@/lib/server/access";
import { getCommitmentBook } from "@/lib/server/answers/account-book";
import { readHourlySeries } from "@/lib/server/answers/hourly-series";
import { askedClocks } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import { sources } from "@/lib/sources/sources";
import { listConsumptionDays } from "@/lib/store/read/list-consumption-days";
import type { UtilizationSeries } from "@/lib/wire/commitment";
import type { Meta } from "@/lib/wire/common";

/** The utilization chart: one point per charge day of every segment, and where the rate leads. */
export const getUtilization = async (
  viewer: Access,
  input: {
    readonly commitmentId: string;
    readonly asOf?: string | undefined;
    readonly knownAt?: string | undefined;
  },
): Promise<{ data: UtilizationSeries; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const { db, clock } = getContext();
  const own = await getCommitmentBook(viewer, askedClocks(input, clock()), input.commitmentId);
  const { standing, scope, clocks, meta } = own;
  const { commitment, read } = standing.record;
  const isHourly = commitment.model === "continuous";
  const [days, hourly] = await Promise.all([
    isHourly ? [] : listConsumptionDays(db, scope, clocks, commitment.id),
    isHourly ? readHourlySeries(db, own, clocks, viewer.can["read-contract-terms"]) : null,
  ]);
  const { dayZone } = sources[commitment.provider];
  const drawnElsewhere = new Set(days.map(({ day }) => day));
  const span = { dayZone, at: clocks.asOf, readTo: read.readTo, drawnElsewhere };
  const data: UtilizationSeries = {
    unit: commitment.unit,
    dayZone,
    segments: standing.segments.map(({ segment, lapsed, overage }) => ({
      id: segment.id,
      name: segment.name,
      start: segment.start,
      end: segment.end,
      granted: segment.granted,
      lapsed,
      overage,
    })),
    points: isHourly
      ? []
      : standing.segments.flatMap(({ segment }) => {
          const ownDays = days.filter(({ segmentId }) => segmentId === segment.id);
          return utilizationPoints(segment, ownDays, span);
        }),
    hourly,
    forecast: forecastOf(standing, clocks.asOf),
  };
  return { data, meta };
};

/**
 * A straight line from what is available now; null where there is no rate or nothing to run. Where
 * several terms run, or the next one opens first, no straight line leads there: only its day is told.
 */
const forecastOf = (standing: Standing, at: Instant): UtilizationSeries["forecast"] => {
  const available = findValue(standing.figures.available);
  const rate = findValue(standing.burn);
  if (!isRunning(standing, at) || available === null || rate === null) return null;
  const { whatComes, segments } = standing;
  const runsOutAt = whatComes.kind === "runs-out" ? whatComes.at : null;
  const [running, ...others] = pacingSegments(segments, at);
  const own = others.length === 0 ? (running?.segment.end ?? null) : null;
  const end = own !== null && runsOutAt !== null && runsOutAt > own ? null : own;
  const drawnByEnd = end === null ? null : multiplyDecimals(rate.perDay, daysFrom(at, end));
  return {
    from: at,
    available,
    perDay: rate.perDay,
    runsOutAt,
    end,
    atEnd: drawnByEnd === null ? null : subtractDecimals(available, drawnByEnd),
  };
};
