import type { Instant } from "@/lib/domain/base/period";
import { recentUnused, recentUse } from "@/lib/domain/hourly/hourly-use";
import {
  byWorstUse,
  endingSoon,
  expirySteps,
  isInInventoryView,
} from "@/lib/domain/hourly/inventory";
import type { Standing } from "@/lib/domain/standing/standing";
import { toAmountMetric } from "@/lib/server/answers/figures";
import { hourlyOf } from "@/lib/server/answers/inventory-rows";
import type { HourlySummary } from "@/lib/wire/inventory";

const worstMax = 5;

/** What the overview says of commitments by the hour; null for a book without any. */
export const toHourlySummary = (
  standings: readonly Standing[],
  at: Instant,
): HourlySummary | null => {
  const hourly = hourlyOf(standings);
  if (hourly.length === 0) return null;
  const running = hourly.filter((standing) => isInInventoryView(standing, "running", at));
  return {
    running: running.length,
    worst: running
      .sort(byWorstUse(at))
      .slice(0, worstMax)
      .map((standing) => {
        const { commitment, accountName } = standing.record;
        return {
          commitmentId: commitment.id,
          name: commitment.name,
          account: { id: commitment.accountId, name: accountName },
          recent: recentUse(standing, at),
          recentUnused: toAmountMetric(recentUnused(standing, at), commitment.unit),
        };
      }),
    steps: expirySteps.map((days) => ({ days, count: endingSoon(running, days, at).length })),
    withoutEnd: running.filter(({ record }) => record.commitment.end === null).length,
  };
};
