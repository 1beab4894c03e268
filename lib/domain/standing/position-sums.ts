import { keysOf, recordOf } from "@/lib/domain/base/keys-of";
import type { Metric } from "@/lib/domain/base/metric";
import { known, NOT_APPLICABLE } from "@/lib/domain/base/metric";
import { type Decimal, isNegative, isPositive, sumDecimals, ZERO } from "@/lib/domain/base/money";
import { daysLeft, type Instant } from "@/lib/domain/base/period";
import { areDraftsKnown, netOf, opensWith } from "@/lib/domain/figures/balance-parts";
import { summedFigures } from "@/lib/domain/figures/figure-table";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import { joinMetricSums, type MetricSum, toMetricSum } from "@/lib/domain/standing/metric-sum";
import { isRunning, type Standing } from "@/lib/domain/standing/standing";
import { isCancelledAt } from "@/lib/domain/standing/state";

/** Null: this commitment is left out of the sum, neither there nor missing. */
type PartOf = (standing: Standing, at: Instant) => Metric<Decimal> | null;

/**
 * Everything a position adds up over its commitments, in the order in which sums are stored. Ratios
 * are made from these (metrics 3.3: Σ numerators / Σ denominators), never added up themselves.
 */
const parts = {
  ...recordOf(
    summedFigures,
    (name): PartOf =>
      ({ figures }) =>
        figures[name],
  ),
  // Segments without an end have no plan.
  planned: ({ figures: { planned } }) =>
    planned.kind === "undefined" || planned.kind === "not-given" ? null : planned,
  endsWithin30: (standing, at) => endingWithin(standing, 30, at, "left"),
  endsWithin60: (standing, at) => endingWithin(standing, 60, at, "left"),
  endsWithin90: (standing, at) => endingWithin(standing, 90, at, "left"),
  overdrawnWithin30: (standing, at) => endingWithin(standing, 30, at, "overdrawn"),
  overdrawnWithin60: (standing, at) => endingWithin(standing, 60, at, "overdrawn"),
  overdrawnWithin90: (standing, at) => endingWithin(standing, 90, at, "overdrawn"),
  /** What the one simulation says of running terms (metrics 3.14 ruling 30): three kinds of risk. */
  overageAhead: (standing, at) => (isRunning(standing, at) ? standing.ahead.overage : null),
  lapseAhead: (standing, at) => (isRunning(standing, at) ? standing.ahead.lapse : null),
  shortfallAhead: (standing, at) => (isRunning(standing, at) ? standing.ahead.shortfall : null),
} as const satisfies Readonly<Record<string, PartOf>>;

export type PositionPart = keyof typeof parts;

export const positionParts = keysOf(parts);

/** What one commitment adds to a part of a position; null: it is left out, neither there nor missing. */
export const partOf = (
  part: PositionPart,
  standing: Standing,
  at: Instant,
): Metric<Decimal> | null => parts[part](standing, at);

export type PositionSums = ReadonlyMap<PositionPart, MetricSum>;

/**
 * Every part over the commitments whose amount is given, one commitment after the other: a book is
 * larger than what a processor keeps at hand, and going through it once for each part takes longer.
 */
export const sumParts = (counted: readonly Standing[], at: Instant): PositionSums => {
  const collected = positionParts.map((name) => ({
    name,
    partOf: parts[name],
    sums: [] as MetricSum[],
  }));
  for (const standing of counted) {
    for (const { partOf, sums } of collected) {
      const part = partOf(standing, at);
      if (part !== null) sums.push(toMetricSum(part));
    }
  }
  return new Map(collected.map(({ name, sums }) => [name, joinMetricSums(sums)]));
};

/** Left out of every sum and counted apart: what the vendor gave no amount of. */
export const isCounted = ({ figures }: Standing): boolean => figures.committed.kind !== "not-given";

const nothing = known(ZERO);

/** A segment that ends soon, with what it ends with. */
export type EndingSegment = { readonly figures: SegmentFigures; readonly amount: Decimal };

export type EndingSide = "left" | "overdrawn";

/**
 * The worst case of what ends within `days` calendar days, today excluded (metrics 3.1): all that
 * is available on running segments that end by then, and all of those still to open that do. What is
 * overdrawn is netted with none of it (metrics 3.14 ruling 29).
 */
export const endingSegments = (
  { record, segments }: Standing,
  days: number,
  at: Instant,
  side: EndingSide,
): EndingSegment[] => {
  const { zone, end: last, rolledOverFrom } = record.commitment;
  if (last !== null && last <= at) return [];
  if (isCancelledAt(record.commitment, at)) return [];
  const hasDrafts = areDraftsKnown(record.read, at);
  const counts = side === "left" ? isPositive : isNegative;
  return segments
    .filter(({ segment: { end } }) => end !== null && end > at && daysLeft(end, at, zone) <= days)
    .map((figures) => ({
      figures,
      amount:
        figures.segment.start > at
          ? opensWith(figures, rolledOverFrom !== null)
          : netOf(figures, hasDrafts),
    }))
    .filter(({ amount }) => counts(amount));
};

const endingWithin = (
  standing: Standing,
  days: number,
  at: Instant,
  side: EndingSide,
): Metric<Decimal> => {
  // An hour that is not used cannot be kept: nothing of it is there to end (ruling 31).
  if (standing.record.commitment.model === "continuous") return NOT_APPLICABLE;
  const counted = endingSegments(standing, days, at, side);
  if (counted.length === 0) return nothing;
  const value = sumDecimals(counted.map(({ amount }) => amount));
  const { available } = standing.figures;
  if (available.kind === "no-data") return available;
  return available.kind === "incomplete" ? { ...available, value } : known(value);
};
