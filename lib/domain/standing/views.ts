import { findValue } from "@/lib/domain/base/metric";
import { isZero, ZERO } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { Standing } from "@/lib/domain/standing/standing";
import type { CommitmentState } from "@/lib/domain/standing/state";
import { tieOut } from "@/lib/domain/standing/tie-out";

/** The named lists of commitments; each is a filter with a count. */
export const commitmentViews = [
  "all",
  "current",
  "running-out",
  "will-lapse",
  "over",
  "upcoming",
  "ended",
  "unexplained",
] as const;
export type CommitmentView = (typeof commitmentViews)[number];

const currentStates: ReadonlySet<CommitmentState> = new Set([
  "active",
  "exhausted",
  "met",
  "evergreen",
]);
const endedStates: ReadonlySet<CommitmentState> = new Set([
  "expired",
  "trued-up",
  "waived",
  "ended-short",
]);

/** A target that was met says so after its end too. */
const hasEnded = ({ record }: Standing, at: Instant): boolean =>
  record.commitment.end !== null && record.commitment.end <= at;

/**
 * Running out is a forecast; over means that the pool is empty or ended beyond its grant, unexplained
 * that our balance differs from the vendor's for no known reason (metrics 3.12).
 */
export const isInView = (standing: Standing, view: CommitmentView, at: Instant): boolean => {
  const { state, whatComes } = standing;
  switch (view) {
    case "all":
      return true;
    case "current":
      return currentStates.has(state) && !hasEnded(standing, at);
    case "running-out":
      return whatComes.kind === "runs-out";
    case "will-lapse":
      return whatComes.kind === "lapses" && whatComes.unused !== "0";
    case "over":
      return (
        whatComes.kind === "exhausted" ||
        whatComes.kind === "spoken-for" ||
        whatComes.kind === "ended-over"
      );
    case "upcoming":
      return state === "upcoming";
    case "ended":
      return endedStates.has(state) || (state === "met" && hasEnded(standing, at));
    case "unexplained":
      return !isZero(findValue(tieOut(standing, at))?.unexplained ?? ZERO);
  }
};

/** The views it is in, one bit each in the order of their list. */
export const viewBits = (standing: Standing, at: Instant): number =>
  commitmentViews.reduce(
    (bits, view, index) => (isInView(standing, view, at) ? bits | (1 << index) : bits),
    0,
  );

export const bitOf = (view: CommitmentView): number => 1 << commitmentViews.indexOf(view);
