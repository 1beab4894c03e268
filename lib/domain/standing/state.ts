import type { Commitment } from "@/lib/domain/base/commitment";
import type { Decimal } from "@/lib/domain/base/money";
import { isPositive } from "@/lib/domain/base/money";
import type { Instant, Period } from "@/lib/domain/base/period";

/** A function of the instant, never a stored word (metrics 3.1). */
export const commitmentStates = [
  "upcoming",
  "active",
  "exhausted",
  /** A target that was attained, every period of it (metrics 3.14 ruling 27). */
  "met",
  /** Of a target whose end has come: what was missing was invoiced, waived, or is owed still. */
  "trued-up",
  "waived",
  "ended-short",
  "expired",
  "evergreen",
  "cancelled",
  "superseded",
] as const;
export type CommitmentState = (typeof commitmentStates)[number];

/** What became of a target by its posted entries; drafts decide nothing. */
export type TargetProgress = {
  /** In every period at least what it asks for was attained, and none is still to begin. */
  readonly isMet: boolean;
  /** Every period by itself, nothing netted. */
  readonly owed: Decimal;
  readonly truedUp: Decimal;
};

export type StateInput = {
  readonly period: Period;
  /** Null when the amount is not given: such a commitment cannot be exhausted. */
  readonly left: Decimal | null;
  /** Null for a pool, and for a target whose amount is not given. */
  readonly target: TargetProgress | null;
  readonly isTarget: boolean;
  readonly isCancelled: boolean;
};

export const stateAt = (input: StateInput, at: Instant): CommitmentState => {
  const { period, left, target, isTarget, isCancelled } = input;
  if (isCancelled) return "cancelled";
  if (at < period.start) return "upcoming";
  const hasEnded = period.end !== null && at >= period.end;
  if (target?.isMet) return "met";
  if (target && hasEnded) return closingOf(target);
  if (hasEnded) return "expired";
  if (!isTarget && left !== null && !isPositive(left)) return "exhausted";
  return period.end === null ? "evergreen" : "active";
};

const closingOf = ({ owed, truedUp }: TargetProgress): CommitmentState =>
  isPositive(owed) ? "ended-short" : isPositive(truedUp) ? "trued-up" : "waived";

/**
 * Withdrawn: archived by then, or cancelled in the vendor's own word, which has no date (metrics
 * 3.14 rulings 9 and 13).
 */
export const isCancelledAt = (
  { archivedAt, vendorStatus }: Pick<Commitment, "archivedAt" | "vendorStatus">,
  at: Instant,
): boolean => (archivedAt !== null && archivedAt <= at) || vendorStatus === "cancelled";
