import type { Commitment } from "@/lib/domain/base/commitment";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import {
  type Decimal,
  isPositive,
  multiplyDecimals,
  roundDecimal,
  subtractDecimals,
} from "@/lib/domain/base/money";
import type { Instant, Period } from "@/lib/domain/base/period";
import type { CommitmentFigures } from "@/lib/domain/figures/figure-table";
import type { BurnRate } from "@/lib/domain/forecast/measured-burn";
import { daysFrom, instantAfter, type PoolOutlook } from "@/lib/domain/forecast/project-pools";
import { isCancelledAt } from "@/lib/domain/standing/state";

/** The one thing that happens to a commitment next, or that happened to it (metrics 3.5). */
export type WhatComes =
  | {
      readonly kind: "runs-out";
      readonly at: Instant;
      readonly daysEarly: Decimal;
      /** Consumption expected between the run-out and the end. */
      readonly overage: Decimal;
    }
  | { readonly kind: "lapses"; readonly at: Instant; readonly unused: Decimal }
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
  | { readonly kind: "ended" }
  /** A commitment by the hour ends; what is still to be paid for until then. */
  | { readonly kind: "ends"; readonly at: Instant; readonly toPay: Metric<Decimal> }
  /** A target missed at this rate, and by how much. */
  | { readonly kind: "falls-short"; readonly at: Instant; readonly shortfall: Decimal }
  | { readonly kind: "reaches-target"; readonly at: Instant }
  | { readonly kind: "met" }
  /** The period of a target is over and the shortfall is not invoiced yet. */
  | { readonly kind: "true-up-due"; readonly shortfall: Decimal }
  | { readonly kind: "cancelled" }
  | { readonly kind: "unknown"; readonly reason: string };

export type SegmentOutlook = PoolOutlook & { readonly end: Instant | null };

export type WhatComesInput = {
  /** Of the commitment. */
  readonly period: Period;
  readonly isTarget: boolean;
  readonly isCancelled: boolean;
  readonly figures: Pick<
    CommitmentFigures,
    "available" | "settled" | "overage" | "lapsed" | "exposure"
  >;
  readonly burn: Metric<BurnRate>;
  /** Of its segments, in burn order, from those open now to those that open before they end. */
  readonly outlooks: readonly SegmentOutlook[];
  readonly exhaustedAt: Instant | null;
};

const zero = "0";

export const whatComes = (input: WhatComesInput, at: Instant): WhatComes => {
  const { period } = input;
  if (input.isCancelled) return { kind: "cancelled" };
  if (at < period.start) return { kind: "opens", at: period.start };
  if (input.isTarget) return whatBecomesOfTarget(input, at);
  const hasEnded = period.end !== null && at >= period.end;
  return hasEnded ? whatHappened(input) : whatFollows(input, at);
};

/** metrics 3.8: what is owed at the end at this rate; no netting, and drafts count as attained. */
const whatBecomesOfTarget = (input: WhatComesInput, at: Instant): WhatComes => {
  const { period, figures, burn } = input;
  const unsure = unknownBecause(figures.exposure);
  if (unsure !== null) return unsure;
  const owed = findValue(figures.exposure) ?? zero;
  if (!isPositive(owed)) return { kind: "met" };
  if (period.end !== null && period.end <= at) return { kind: "true-up-due", shortfall: owed };
  const rate = findValue(burn);
  if (rate === null) return unknownBecause(burn) ?? { kind: "unknown", reason: "no rate" };
  const reachedAt = isPositive(rate.perDay) ? instantAfter(at, owed, rate.perDay) : null;
  if (reachedAt !== null && (period.end === null || reachedAt <= period.end))
    return { kind: "reaches-target", at: reachedAt };
  if (period.end === null) return { kind: "unknown", reason: "at this rate it is never reached" };
  const attained = multiplyDecimals(rate.perDay, daysFrom(at, period.end));
  return {
    kind: "falls-short",
    at: period.end,
    shortfall: isPositive(attained) ? subtractDecimals(owed, attained) : owed,
  };
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
  if (commitment.end <= at) return { kind: "ended" };
  return { kind: "ends", at: commitment.end, toPay: remaining };
};

const whatHappened = ({ figures }: WhatComesInput): WhatComes => {
  const unsure = unknownBecause(figures.lapsed);
  if (unsure !== null) return unsure;
  const overage = findValue(figures.overage) ?? zero;
  if (isPositive(overage)) return { kind: "ended-over", overage };
  const unused = findValue(figures.lapsed) ?? zero;
  return isPositive(unused) ? { kind: "ended-unused", unused } : { kind: "ended" };
};

const whatFollows = (input: WhatComesInput, at: Instant): WhatComes => {
  const { figures, burn, exhaustedAt, outlooks } = input;
  const unsure = unknownBecause(figures.available);
  if (unsure !== null) return unsure;
  const available = findValue(figures.available) ?? zero;
  if (!isPositive(available)) {
    const overage = findValue(figures.overage) ?? zero;
    if (isPositive(findValue(figures.settled) ?? zero)) return { kind: "spoken-for" };
    return { kind: "exhausted", at: exhaustedAt ?? at, overage };
  }
  const rate = findValue(burn);
  if (rate === null) return unknownBecause(burn) ?? { kind: "unknown", reason: "no rate" };
  return firstOf(outlooks, at);
};

/** The earliest thing that goes wrong; when nothing does, the last end with nothing unused. */
const firstOf = (outlooks: readonly SegmentOutlook[], at: Instant): WhatComes => {
  const events = outlooks
    .flatMap(eventsOf)
    .sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
  if (events[0] !== undefined) return events[0];
  const ends = outlooks.map(({ end }) => end).filter((end) => end !== null);
  if (ends.length < outlooks.length) {
    return { kind: "unknown", reason: "at this rate it never runs out" };
  }
  return { kind: "lapses", at: ends.sort().at(-1) ?? at, unused: zero };
};

type Dated = Extract<WhatComes, { kind: "runs-out" | "lapses" }>;

const eventsOf = ({ end, emptyAt, unused, overage, overFrom }: SegmentOutlook): Dated[] => {
  if (end === null) {
    return emptyAt === null
      ? []
      : [{ kind: "runs-out", at: emptyAt, daysEarly: zero, overage: zero }];
  }
  const events: Dated[] = [];
  if (overFrom !== null) {
    const daysEarly = roundDecimal(daysFrom(overFrom, end), 6);
    events.push({ kind: "runs-out", at: overFrom, daysEarly, overage });
  }
  if (unused !== null && isPositive(unused)) events.push({ kind: "lapses", at: end, unused });
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
