import type { BurnRate } from "@/lib/domain/burn-rate";
import type { CommitmentFigures } from "@/lib/domain/figures";
import { findValue, type Metric } from "@/lib/domain/metric";
import { type Decimal, isPositive, roundDecimal } from "@/lib/domain/money";
import type { Instant, Period } from "@/lib/domain/period";
import { daysFrom, type PoolOutlook } from "@/lib/domain/project-pools";

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
  | { readonly kind: "ended-over"; readonly overage: Decimal }
  | { readonly kind: "ended-unused"; readonly unused: Decimal }
  | { readonly kind: "ended" }
  | { readonly kind: "unknown"; readonly reason: string };

export type SegmentOutlook = PoolOutlook & { readonly end: Instant | null };

export type WhatComesInput = {
  /** Of the commitment. */
  readonly period: Period;
  readonly figures: Pick<CommitmentFigures, "available" | "overage" | "lapsed">;
  readonly burn: Metric<BurnRate>;
  /** Of its segments, in burn order, from those open now to those that open before they end. */
  readonly outlooks: readonly SegmentOutlook[];
  readonly exhaustedAt: Instant | null;
};

const zero = "0";

export const whatComes = (input: WhatComesInput, at: Instant): WhatComes => {
  const { period } = input;
  if (at < period.start) return { kind: "opens", at: period.start };
  const hasEnded = period.end !== null && at >= period.end;
  return hasEnded ? whatHappened(input) : whatFollows(input, at);
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
    default:
      return false;
  }
};
