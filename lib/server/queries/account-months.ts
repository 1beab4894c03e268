import type { Commitment } from "@/lib/domain/commitment";
import { unitKey, ZERO } from "@/lib/domain/money";
import { monthsBetween, plannedIn } from "@/lib/domain/month-plan";
import { type Instant, overlaps } from "@/lib/domain/period";
import { groupBy } from "@/lib/domain/positions";
import type { Standing } from "@/lib/domain/standing";
import type { MonthSums } from "@/lib/store/read/list-month-sums";
import type { AccountDetail } from "@/lib/wire/account";

const monthMax = 24;

/**
 * The last 24 months in which a term of the unit ran, up to the one running at T. A month of a
 * running term without a charge drew nothing; a month without any term is no month of the series.
 */
export const toMonths = (
  standings: readonly Standing[],
  sums: readonly MonthSums[],
  at: Instant,
): AccountDetail["months"] =>
  [...groupBy(standings, ({ record }) => unitKey(record.commitment.unit)).values()].flatMap((own) =>
    toUnitMonths(own, own[0].record.commitment, sums, at),
  );

const toUnitMonths = (
  standings: readonly Standing[],
  { unit, zone }: Pick<Commitment, "unit" | "zone">,
  sums: readonly MonthSums[],
  at: Instant,
): AccountDetail["months"] => {
  const segments = standings
    .flatMap((standing) => standing.segments.map(({ segment }) => segment))
    .filter(({ start }) => start <= at);
  const [from] = segments.map(({ start }) => start).sort();
  if (from === undefined) return [];
  const byMonth = new Map(
    sums
      .filter(({ unitKind, unitCode }) => unitKind === unit.kind && unitCode === unit.code)
      .map((each) => [each.month, each]),
  );
  return monthsBetween(from, at, zone)
    .filter((month) => byMonth.has(month.name) || segments.some((each) => overlaps(each, month)))
    .slice(-monthMax)
    .map((month) => ({
      unit,
      month: month.name,
      drawn: byMonth.get(month.name)?.drawn ?? ZERO,
      overage: byMonth.get(month.name)?.overage ?? ZERO,
      lapsed: byMonth.get(month.name)?.lapsed ?? ZERO,
      planned: plannedIn(month, segments),
      isRunning: month.start <= at && at < month.end,
    }));
};
