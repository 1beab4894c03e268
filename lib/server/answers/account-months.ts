import type { Commitment } from "@/lib/domain/base/commitment";
import { isZero, sumDecimals } from "@/lib/domain/base/money";
import { type Instant, overlaps } from "@/lib/domain/base/period";
import { poolOf } from "@/lib/domain/base/pool";
import { monthsBetween, plannedIn } from "@/lib/domain/figures/month-plan";
import { areUnlikeHours } from "@/lib/domain/hourly/unlike-hours";
import { groupBy, positionKey } from "@/lib/domain/standing/positions";
import { compareText, type Standing } from "@/lib/domain/standing/standing";
import type { MonthSums } from "@/lib/store/read/list-month-sums";
import type { AccountDetail } from "@/lib/wire/account";

const monthMax = 24;

/**
 * The last 24 months in which a term of the unit and pool ran, up to the one running at T. A month
 * of a running term without a charge drew nothing; a month without any term is no month of the
 * series.
 */
export const toMonths = (
  standings: readonly Standing[],
  sums: readonly MonthSums[],
  at: Instant,
): AccountDetail["months"] =>
  [...groupBy(standings, ({ record }) => positionKey(record.commitment)).values()].flatMap(
    (own) => {
      const { commitment } = own[0].record;
      const of = { unit: commitment.unit, pool: poolOf(commitment) };
      return areUnlikeHours(of, own.length) ? [] : toSeries(own, commitment, sums, at);
    },
  );

const toSeries = (
  standings: readonly Standing[],
  commitment: Commitment,
  sums: readonly MonthSums[],
  at: Instant,
): AccountDetail["months"] => {
  const segments = standings
    .flatMap((standing) => standing.segments.map(({ segment }) => segment))
    .filter(({ start }) => start <= at);
  const [from] = segments.map(({ start }) => start).sort();
  if (from === undefined) return [];
  const order = new Map(
    standings
      .map(({ record }) => record.commitment)
      .sort((left, right) => compareText(left.start, right.start) || compareText(left.id, right.id))
      .map(({ id }, index) => [id, index]),
  );
  const byMonth = groupBy(
    sums.filter(({ commitmentId }) => order.has(commitmentId)),
    ({ month }) => month,
  );
  return monthsBetween(from, at, commitment.zone)
    .filter((month) => byMonth.has(month.name) || segments.some((each) => overlaps(each, month)))
    .slice(-monthMax)
    .map((month) => {
      const own = byMonth.get(month.name) ?? [];
      return {
        unit: commitment.unit,
        pool: poolOf(commitment),
        month: month.name,
        drawn: sumDecimals(own.map(({ drawn }) => drawn)),
        overage: sumDecimals(own.map(({ overage }) => overage)),
        lapsed: sumDecimals(own.map(({ lapsed }) => lapsed)),
        planned: plannedIn(month, segments),
        isRunning: month.start <= at && at < month.end,
        parts: own
          .filter(({ drawn }) => !isZero(drawn))
          .sort(
            (left, right) =>
              (order.get(left.commitmentId) ?? 0) - (order.get(right.commitmentId) ?? 0),
          )
          .map(({ commitmentId, drawn }) => ({ commitmentId, drawn })),
      };
    });
};
