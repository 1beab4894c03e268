import { atLeastZero, isAbove, minus, plus } from "@/tests/support/reader/exact";
import type { RawCommitment, RawEntry } from "@/tests/support/reader/raw-book";
import { isGone, notYetOpenOf, type TermReading } from "@/tests/support/reader/read-terms";

/** metrics 3.1 with the words of ruling 27; exhausted: nothing left, and nothing still to open. */
export const stateOf = (
  commitment: RawCommitment,
  posted: readonly RawEntry[],
  terms: readonly TermReading[],
  at: number,
): string => {
  if (isGone(commitment, at)) return "cancelled";
  if (at < commitment.start) return "upcoming";
  const isOver = commitment.end !== null && at >= commitment.end;
  if (commitment.isTarget) return stateOfTarget(commitment, posted, terms, isOver);
  if (isOver) return "expired";
  const open = terms.filter(({ isOpen }) => isOpen);
  const isGiven = commitment.terms.every(({ granted }) => granted !== null);
  // Ruling 29: what is overdrawn takes nothing from what another term still has.
  const left = plus(notYetOpenOf(commitment, at), ...open.map((each) => atLeastZero(each.left)));
  if (isGiven && !isAbove(left)) return "exhausted";
  return commitment.end === null ? "evergreen" : "active";
};

/** Ruling 27, period by period: met is what was attained, whatever closed the rest. */
const stateOfTarget = (
  commitment: RawCommitment,
  posted: readonly RawEntry[],
  terms: readonly TermReading[],
  isOver: boolean,
): string => {
  const isMet = terms.every(
    ({ term, drawn, hasBegun }) =>
      hasBegun && term.granted !== null && !isAbove(minus(term.granted, drawn)),
  );
  const isNothing = commitment.rolledOverFrom !== null;
  if (isMet && !isNothing) return "met";
  if (!isOver) return commitment.end === null ? "evergreen" : "active";
  if (terms.some(({ settled }) => isAbove(settled))) return "ended-short";
  return posted.some(({ kind }) => kind === "true-up") ? "trued-up" : "waived";
};
