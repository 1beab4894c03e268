import type { Commitment } from "@/lib/domain/base/commitment";
import type { Decimal } from "@/lib/domain/base/money";
import { isPositive } from "@/lib/domain/base/money";
import type { Instant, Period } from "@/lib/domain/base/period";

/** A function of the instant, never a stored word (metrics 3.1). */
export const commitmentStates = [
  "upcoming",
  "active",
  "exhausted",
  /** A target that was reached: nothing is owed any more. */
  "met",
  "expired",
  "evergreen",
  "cancelled",
  "superseded",
] as const;
export type CommitmentState = (typeof commitmentStates)[number];

export type StateInput = {
  readonly period: Period;
  /** Null when the amount is not given: such a commitment cannot be exhausted. */
  readonly left: Decimal | null;
  readonly isTarget: boolean;
  readonly isCancelled: boolean;
};

export const stateAt = (input: StateInput, at: Instant): CommitmentState => {
  const { period, left, isTarget, isCancelled } = input;
  if (isCancelled) return "cancelled";
  if (at < period.start) return "upcoming";
  if (isTarget && left !== null && !isPositive(left)) return "met";
  if (period.end !== null && at >= period.end) return "expired";
  if (left !== null && !isPositive(left)) return "exhausted";
  return period.end === null ? "evergreen" : "active";
};

/**
 * Withdrawn: archived by then, or cancelled in the vendor's own word, which has no date (metrics
 * 3.14 rulings 9 and 13).
 */
export const isCancelledAt = (
  { archivedAt, vendorStatus }: Pick<Commitment, "archivedAt" | "vendorStatus">,
  at: Instant,
): boolean => (archivedAt !== null && archivedAt <= at) || vendorStatus === "cancelled";
