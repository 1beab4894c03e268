import type { Unit } from "@/lib/domain/base/money";
import { addDuration } from "@/lib/domain/base/period";
import { type HourlyTotal, hourlyPoints, totalOf } from "@/lib/domain/hourly/hourly-series";
import type { CommitmentBook } from "@/lib/server/answers/account-book";
import { toAmountMetric } from "@/lib/server/answers/figures";
import type { Queryable } from "@/lib/store/database";
import { findSampledSpan, listUtilizationSamples } from "@/lib/store/read/list-utilization-samples";
import type { Clocks } from "@/lib/store/read/statement";
import type { HourlySeries, HourlyTotal as WireTotal } from "@/lib/wire/hourly";

const recentMs = 30 * 86_400_000;

/** Used and unused of every day that was asked for, of a commitment by the hour. */
export const readHourlySeries = async (
  db: Queryable,
  { standing, scope }: Pick<CommitmentBook, "standing" | "scope">,
  clocks: Clocks,
  maySeeRaw: boolean,
): Promise<HourlySeries> => {
  const { commitment } = standing.record;
  const [samples, span] = await Promise.all([
    listUtilizationSamples(db, scope, clocks, commitment.id),
    findSampledSpan(db, scope, clocks),
  ]);
  const points = hourlyPoints(commitment, samples, { ...span, at: clocks.asOf });
  const since = addDuration(clocks.asOf, -recentMs);
  return {
    perHour: commitment.perHour,
    // The vendor's own text is a raw record like any other.
    points: maySeeRaw ? points : points.map((point) => ({ ...point, raw: null })),
    total: toTotal(totalOf(points), commitment.unit),
    recent: toTotal(totalOf(points.filter(({ end }) => end > since)), commitment.unit),
  };
};

const toTotal = (total: HourlyTotal, unit: Unit): WireTotal => ({
  ...total,
  committed: toAmountMetric(total.committed, unit),
  used: toAmountMetric(total.used, unit),
  unused: toAmountMetric(total.unused, unit),
});
