import { type Metric, NOT_APPLICABLE, NOT_GIVEN } from "@/lib/domain/base/metric";
import type { Decimal } from "@/lib/domain/base/money";
import { areUnlikeHours } from "@/lib/domain/hourly/unlike-hours";
import { type MetricSum, metricOfSum } from "@/lib/domain/standing/metric-sum";
import { toAmountMetric } from "@/lib/server/answers/figures";
import type { ListedSum } from "@/lib/store/projection/count-standings";
import type { CommitmentPage } from "@/lib/wire/commitment";

/** What a list of commitments comes to in one side, pool and unit. */
export const toUnitTotal = (sum: ListedSum): CommitmentPage["totals"][number] => {
  const counted = sum.commitments - sum.withoutAmount;
  const total = (of: MetricSum): Metric<Decimal> => {
    if (counted === 0) return NOT_GIVEN;
    return areUnlikeHours(sum, counted) ? NOT_APPLICABLE : metricOfSum(of);
  };
  return {
    unit: sum.unit,
    side: sum.side,
    pool: sum.pool,
    count: sum.commitments,
    committed: toAmountMetric(total(sum.committed), sum.unit),
    available: toAmountMetric(total(sum.available), sum.unit),
    overdrawn: toAmountMetric(total(sum.overdrawn), sum.unit),
    withoutAmount: sum.withoutAmount,
  };
};
