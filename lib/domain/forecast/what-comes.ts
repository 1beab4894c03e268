import type { Commitment } from "@/lib/domain/base/commitment";
import { daysFrom } from "@/lib/domain/base/day-length";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import { type Decimal, isPositive, roundDecimal } from "@/lib/domain/base/money";
import type { Instant, Period } from "@/lib/domain/base/period";
import type { CommitmentFigures } from "@/lib/domain/figures/figure-table";
import type { BurnRate } from "@/lib/domain/forecast/measured-burn";
import type { PoolOutlook } from "@/lib/domain/forecast/simulate";
import { type CommitmentState, isCancelledAt } from "@/lib/domain/standing/state";

/** The one thing that happens to a commitment next, or that happened to it (metrics 3.5). */
export type WhatComes =
  | {
      readonly kind: "runs-out";
      readonly at: Instant;
      readonly daysEarly: Decimal;
      /** Consumption expected between the run-out and the end; null where there is no end. */
      readonly overage: Decimal | null;
    }
  /** At the end of its segment (metrics 3.14 ruling 32). */
  | { readonly kind: "lapses"; readonly at: Instant; readonly unused: Decimal }
  /** Used up before its end, and what it is drawn with goes on in its place: in burn order, no risk. */
  | { readonly kind: "hands-over"; readonly at: Instant }
  | { readonly kind: "opens"; readonly at: Instant }
  | {
      readonly kind: "exhausted";
      /** The first instant the balance reached 0: a fact, not a forecast. */
      readonly at: Instant;
      readonly overage: Decimal;
    }
  /** Drafts will use up what is left: no posted entry has, so there is no date yet. */
  | { readonly kind: "spoken-for" }
  | { readonly kind: "ended-over"; readonly overage: Decimal }
  | { readonly kind: "ended-unused"; readonly unused: Decimal }
  /** What is bought by the hour is never used up: its unused hours were lost one by one. */
  | { readonly kind: "ended"; readonly isUsedUp: boolean }
  /** A commitment by the hour ends; what is still to be paid for until then. */
  | { readonly kind: "ends"; readonly at: Instant; readonly toPay: Metric<Decimal> }
  /** A target missed at this rate, and by how much. */
  | { readonly kind: "falls-short"; readonly at: Instant; readonly shortfall: Decimal }
  | { readonly kind: "reaches-target"; readonly at: Instant }
  | { readonly kind: "met" }
  /** Missed, and what was missing was invoiced, or nobody has to pay it. */
  | { readonly kind: "trued-up"; readonly amount: Decimal }
  | { readonly kind: "waived" }
  /** The period of a target is over and the shortfall is not invoiced yet. */
  | { readonly kind: "true-up-due"; readonly shortfall: Decimal }
  | { readonly kind: "cancelled" }
  | { readonly kind: "unknown"; readonly reason: string };

/** What the one simulation says of a segment (metrics 3.14 ruling 30). */
export type SegmentOutlook = PoolOutlook & { readonly segmentId: string };

export type WhatComesInput = {
  /** Of the commitment. */
  readonly period: Period;
  readonly isTarget: boolean;
  readonly isCancelled: boolean;
  readonly state: CommitmentState;
  readonly figures: Pick<
    CommitmentFigures,
    "available" | "pending" | "overage" | "lapsed" | "exposure" | "truedUp"
  >;
  /** The posted balance of what is open now: of a target what is still owed. */
  readonly open: Decimal;
  readonly burn: Metric<BurnRate>;
  /** Of its segments by start, from those open now to those that open before they end. */
  readonly outlooks: readonly SegmentOutlook[];
  readonly exhaustedAt: Instant | null;
};

const zero = "0";

export const whatComes = (input: WhatComesInput, at: Instant): WhatComes => {
  const { period } = input;
  if (input.isCancelled) return { kind: "cancelled" };
  if (at < period.start) return { kind: "opens", at: period.start };
  if (input.isTarget) return whatBecomesOfTarget(input);
  const hasEnded = period.end !== null && at >= period.end;
  return hasEnded ? whatHappened(input) : whatFollows(input, at);
};

/** metrics 3.8: what is owed at the end at this rate; no netting, and drafts count as attained. */
const whatBecomesOfTarget = (input: WhatComesInput): WhatComes => {
  const { state, figures, burn, open } = input;
  const unsure = unknownBecause(figures.exposure);
  if (unsure !== null) return unsure;
  switch (state) {
    case "met":
    case "waived":
      return { kind: state };
    case "trued-up":
      return { kind: state, amount: findValue(figures.truedUp) ?? zero };
    case "ended-short":
      return { kind: "true-up-due", shortfall: open };
  }
  // Posted entries decide (metrics 3.14 ruling 27): what drafts cover is not attained yet.
  if (!isPositive(findValue(figures.exposure) ?? zero))
    return isPositive(open) ? { kind: "spoken-for" } : { kind: "waived" };
  if (findValue(burn) === null)
    return unknownBecause(burn) ?? { kind: "unknown", reason: "no rate" };
  return firstShortfall(input.outlooks);
};

/** Every period by itself: the first that is missed, or when the last one of them is reached. */
const firstShortfall = (outlooks: readonly SegmentOutlook[]): WhatComes => {
  const [missed] = outlooks
    .flatMap(({ end, unused }) =>
      end !== null && unused !== null && isPositive(unused) ? [{ at: end, shortfall: unused }] : [],
    )
    .sort(byInstant);
  if (missed !== undefined) return { kind: "falls-short", ...missed };
  const reached = outlooks.flatMap(({ emptyAt }) => emptyAt ?? []).sort();
  const at = reached[reached.length - 1];
  return at === undefined
    ? { kind: "unknown", reason: "at this rate it is never reached" }
    : { kind: "reaches-target", at };
};

/** metrics 3.0: use-it-or-lose-it has no run-out; what comes is its end. */
export const hourlyOutlook = (
  commitment: Pick<Commitment, "start" | "end" | "archivedAt" | "vendorStatus">,
  { remaining }: Pick<CommitmentFigures, "remaining">,
  at: Instant,
): WhatComes => {
  if (isCancelledAt(commitment, at)) return { kind: "cancelled" };
  if (at < commitment.start) return { kind: "opens", at: commitment.start };
  if (commitment.end === null) return { kind: "unknown", reason: "its end is not given" };
  if (commitment.end <= at) return { kind: "ended", isUsedUp: false };
  return { kind: "ends", at: commitment.end, toPay: remaining };
};

const whatHappened = ({ figures }: WhatComesInput): WhatComes => {
  const unsure = unknownBecause(figures.lapsed);
  if (unsure !== null) return unsure;
  const overage = findValue(figures.overage) ?? zero;
  if (isPositive(overage)) return { kind: "ended-over", overage };
  const unused = findValue(figures.lapsed) ?? zero;
  return isPositive(unused) ? { kind: "ended-unused", unused } : { kind: "ended", isUsedUp: true };
};

const whatFollows = (input: WhatComesInput, at: Instant): WhatComes => {
  const { figures, burn, exhaustedAt, outlooks, open } = input;
  const unsure = unknownBecause(figures.available);
  if (unsure !== null) return unsure;
  const available = findValue(figures.available) ?? zero;
  if (!isPositive(available)) {
    const overage = findValue(figures.overage) ?? zero;
    if (isPositive(open)) return { kind: "spoken-for" };
    return { kind: "exhausted", at: exhaustedAt ?? at, overage };
  }
  const rate = findValue(burn);
  if (rate === null) return unknownBecause(burn) ?? { kind: "unknown", reason: "no rate" };
  return firstOf(outlooks, at);
};

/** The earliest thing that goes wrong; when nothing does, the end with nothing unused. */
const firstOf = (outlooks: readonly SegmentOutlook[], at: Instant): WhatComes => {
  const [event] = outlooks.flatMap(eventsOf).sort(byInstant);
  if (event !== undefined) return event;
  const [emptied] = outlooks.flatMap(({ emptyAt, end }) =>
    emptyAt !== null && (end === null || emptyAt < end) ? [emptyAt] : [],
  );
  if (emptied !== undefined) return { kind: "hands-over", at: emptied };
  const ends = outlooks.flatMap(({ end }) => end ?? []).sort();
  if (ends.length < outlooks.length) {
    return { kind: "unknown", reason: "at this rate it never runs out" };
  }
  return { kind: "lapses", at: ends[ends.length - 1] ?? at, unused: zero };
};

const byInstant = (left: { readonly at: Instant }, right: { readonly at: Instant }): number =>
  left.at < right.at ? -1 : left.at > right.at ? 1 : 0;

type Dated = Extract<WhatComes, { kind: "runs-out" | "lapses" }>;

const eventsOf = ({ end, unused, overage, overFrom }: SegmentOutlook): Dated[] => {
  const events: Dated[] = [];
  if (overFrom !== null) {
    const daysEarly = end === null ? zero : roundDecimal(daysFrom(overFrom, end), 6);
    events.push({ kind: "runs-out", at: overFrom, daysEarly, overage });
  }
  if (end !== null && unused !== null && isPositive(unused))
    events.push({ kind: "lapses", at: end, unused });
  return events;
};

const unknownBecause = (metric: Metric<unknown>): WhatComes | null => {
  if (metric.kind === "no-data") return { kind: "unknown", reason: metric.reason };
  return metric.kind === "not-given" ? { kind: "unknown", reason: "amount not given" } : null;
};

/** Overage still to come, the money of `atRisk`; an expected lapse is another kind of risk. */
export const isRisk = (comes: WhatComes): boolean => {
  switch (comes.kind) {
    case "runs-out":
    case "exhausted":
      return true;
    case "lapses":
      return isPositive(comes.unused);
    case "falls-short":
      return true;
    default:
      return false;
  }
};
