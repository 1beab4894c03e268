import type { Decimal } from "@/lib/domain/money";
import { isPositive } from "@/lib/domain/money";
import type { Instant, Period } from "@/lib/domain/period";

/** A function of the instant, never a stored word (metrics 3.1). */
export type CommitmentState =
  | "upcoming"
  | "active"
  | "exhausted"
  | "expired"
  | "evergreen"
  | "cancelled"
  | "superseded";

/** `left` is null when the amount is not given: such a commitment cannot be exhausted. */
export const stateAt = (period: Period, left: Decimal | null, at: Instant): CommitmentState => {
  if (at < period.start) return "upcoming";
  if (period.end !== null && at >= period.end) return "expired";
  if (left !== null && !isPositive(left)) return "exhausted";
  return period.end === null ? "evergreen" : "active";
};
