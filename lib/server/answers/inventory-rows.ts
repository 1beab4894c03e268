import { type Metric, NOT_APPLICABLE } from "@/lib/domain/base/metric";
import { type Decimal, unitKey } from "@/lib/domain/base/money";
import { daysLeft, type Instant } from "@/lib/domain/base/period";
import type { HourlyPart } from "@/lib/domain/hourly/hourly-part";
import { recentUnused, sumGiven, useTogether } from "@/lib/domain/hourly/hourly-use";
import type { InventoryGroup } from "@/lib/domain/hourly/inventory";
import { areUnlikeHours } from "@/lib/domain/hourly/unlike-hours";
import { groupBy } from "@/lib/domain/standing/positions";
import type { Standing } from "@/lib/domain/standing/standing";
import type { Access } from "@/lib/server/access";
import { toHourly } from "@/lib/server/answers/agreement";
import { toCommitmentRow } from "@/lib/server/answers/commitment-row";
import { toAmountMetric } from "@/lib/server/answers/figures";
import { inSlices } from "@/lib/store/read/slices";
import type { HourlySum, InventoryRow, WireInventoryGroup } from "@/lib/wire/inventory";

type AtOf = (part: HourlyPart) => Instant;

/** A calendar of expiries shows hundreds of them. */
export const toInventoryRows = async (
  standings: readonly Standing[],
  groupIdOf: (standing: Standing) => string,
  atOf: AtOf,
  viewer: Pick<Access, "can">,
): Promise<InventoryRow[]> => {
  const rows = await inSlices(standings, (standing): InventoryRow | null => {
    const { commitment } = standing.record;
    const hourly = toHourly(standing);
    const at = atOf(standing);
    if (hourly === null) return null;
    return {
      ...toCommitmentRow(standing, at, viewer),
      groupId: groupIdOf(standing),
      hourly,
      undated: [...commitment.undated],
      vendorStatus: commitment.vendorStatus,
      recentUnused: toAmountMetric(recentUnused(standing, at), commitment.unit),
      daysLeft:
        commitment.end === null || commitment.end <= at
          ? null
          : daysLeft(commitment.end, at, commitment.zone),
    };
  });
  return rows.filter((row) => row !== null);
};

export const toInventoryGroup = (
  { id, name }: InventoryGroup,
  parts: readonly HourlyPart[],
  atOf: AtOf,
): WireInventoryGroup => ({
  id,
  name,
  count: parts.length,
  use: useTogether(parts, atOf),
  sums: [...groupBy(parts, ({ record }) => unitKey(record.commitment.unit)).values()].map((group) =>
    toSum(group, atOf),
  ),
});

const toSum = (group: readonly [HourlyPart, ...HourlyPart[]], atOf: AtOf): HourlySum => {
  const { unit } = group[0].record.commitment;
  const unused = sumGiven(group, ({ figures }) => figures.lapsed);
  const isUnlike = areUnlikeHours({ unit, pool: "hourly" }, group.length - unused.withoutAmount);
  const toTotal = (sum: Metric<Decimal>) => toAmountMetric(isUnlike ? NOT_APPLICABLE : sum, unit);
  return {
    unit,
    count: group.length,
    recentUnused: toTotal(sumGiven(group, (part) => recentUnused(part, atOf(part))).sum),
    unused: toTotal(unused.sum),
    remaining: toTotal(sumGiven(group, ({ figures }) => figures.remaining).sum),
    withoutAmount: unused.withoutAmount,
  };
};
