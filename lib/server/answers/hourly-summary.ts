import type { Instant } from "@/lib/domain/base/period";
import type { HourlyPart } from "@/lib/domain/hourly/hourly-part";
import { recentUnused, recentUse } from "@/lib/domain/hourly/hourly-use";
import {
  byWorstUse,
  endingSoon,
  expirySteps,
  isHourly,
  isInInventoryView,
  worstMax,
} from "@/lib/domain/hourly/inventory";
import type { Standing } from "@/lib/domain/standing/standing";
import { toAmountMetric } from "@/lib/server/answers/figures";
import type { HourlyFacts } from "@/lib/store/projection/read-hourly-facts";
import type { HourlySummary } from "@/lib/wire/inventory";

export type { HourlyFacts };

/** Added up from standings; null for a book without any that is bought by the hour. */
export const hourlyFactsOf = (
  standings: readonly Standing[],
  atOf: (part: HourlyPart) => Instant,
): HourlyFacts | null => {
  const hourly = standings.filter(isHourly);
  if (hourly.length === 0) return null;
  const running = hourly.filter((each) => isInInventoryView(each, "running", atOf(each)));
  return {
    running: running.length,
    worst: [...running]
      .sort(byWorstUse(atOf))
      .slice(0, worstMax)
      .map((standing) => ({ standing, at: atOf(standing) })),
    steps: expirySteps.map((days) => ({
      days,
      count: endingSoon(running, days, atOf).length,
    })),
    withoutEnd: running.filter(({ record }) => record.commitment.end === null).length,
  };
};

/** What the overview says of commitments by the hour. */
export const toHourlySummary = (facts: HourlyFacts): HourlySummary => ({
  running: facts.running,
  worst: facts.worst.map(({ standing, at }) => {
    const { commitment, accountName } = standing.record;
    return {
      commitmentId: commitment.id,
      name: commitment.name,
      account: { id: commitment.accountId, name: accountName },
      recent: recentUse(standing, at),
      recentUnused: toAmountMetric(recentUnused(standing, at), commitment.unit),
    };
  }),
  steps: facts.steps.map((step) => ({ ...step })),
  withoutEnd: facts.withoutEnd,
});
