import type { Commitment } from "@/lib/domain/base/commitment";
import { compareDecimals } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";

/** Where a commitment stands among those that are drawn together. */
export type BurnRank = Pick<
  Commitment,
  "shape" | "rolledOverFrom" | "priority" | "end" | "createdAt" | "start" | "id"
>;

/**
 * metrics 3.5: rollovers first, those of targets ahead of them; then what was paid for ahead, by
 * priority, a commitment without one last; then targets. What ends earlier goes before what ends
 * later, the older before the younger.
 */
export const compareBurnRank = (left: BurnRank, right: BurnRank): number =>
  classOf(left) - classOf(right) ||
  comparePriority(left.priority, right.priority) ||
  compareText(left.end ?? "~", right.end ?? "~") ||
  compareText(left.createdAt ?? left.start, right.createdAt ?? right.start) ||
  compareText(left.start, right.start) ||
  compareText(left.id, right.id);

const classOf = ({ shape, rolledOverFrom }: BurnRank): number => {
  const isTarget = shape === "build-up";
  if (rolledOverFrom !== null) return isTarget ? 0 : 1;
  return isTarget ? 3 : 2;
};

const comparePriority = (left: string | null, right: string | null): number => {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return compareDecimals(left, right);
};

const phaseAt = ({ start, end }: BurnRank, at: Instant): 0 | 1 | 2 => {
  if (start > at) return 1;
  return end !== null && end <= at ? 2 : 0;
};

/** What is drawn now in its order, then what opens next, then what has ended, the latest first. */
export const compareBurnAt =
  (at: Instant) =>
  (left: BurnRank, right: BurnRank): number => {
    const phase = phaseAt(left, at);
    const byPhase = phase - phaseAt(right, at);
    if (byPhase !== 0) return byPhase;
    if (phase === 0) return compareBurnRank(left, right);
    const end = compareText(left.end ?? "~", right.end ?? "~");
    const start = compareText(left.start, right.start);
    const id = compareText(left.id, right.id);
    return phase === 1 ? start || end || id : -(end || start || id);
  };

const compareText = (left: string, right: string): number =>
  left < right ? -1 : left > right ? 1 : 0;
