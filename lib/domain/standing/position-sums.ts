import { keysOf, recordOf } from "@/lib/domain/base/keys-of";
import type { Metric } from "@/lib/domain/base/metric";
import { known } from "@/lib/domain/base/metric";
import { type Decimal, sumDecimals, ZERO } from "@/lib/domain/base/money";
import { daysLeft, type Instant } from "@/lib/domain/base/period";
import { summedFigures } from "@/lib/domain/figures/figure-table";
import { joinMetricSums, type MetricSum, toMetricSum } from "@/lib/domain/standing/metric-sum";
import { isRunning, type Standing } from "@/lib/domain/standing/standing";

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
  endsWithin30: (standing, at) => endingWithin(standing, 30, at),
  endsWithin60: (standing, at) => endingWithin(standing, 60, at),
  endsWithin90: (standing, at) => endingWithin(standing, 90, at),
  /** What the one simulation says of running terms (metrics 3.14 ruling 30): three kinds of risk. */
  overageAhead: (standing, at) => (isRunning(standing, at) ? standing.ahead.overage : null),
  lapseAhead: (standing, at) => (isRunning(standing, at) ? standing.ahead.lapse : null),
  shortfallAhead: (standing, at) => (isRunning(standing, at) ? standing.ahead.shortfall : null),
} as const satisfies Readonly<Record<string, PartOf>>;

export type PositionPart = keyof typeof parts;

export const positionParts = keysOf(parts);

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

/**
 * The worst case of what ends within `days` calendar days, today excluded (metrics 3.1): all that
 * is available on running segments that end by then, and all of those still to open that do.
 */
const endingWithin = (
  { record, segments, figures }: Standing,
  days: number,
  at: Instant,
): Metric<Decimal> => {
  const { zone, end: last } = record.commitment;
  if (last !== null && last <= at) return nothing;
  const left = segments
    .filter(({ segment: { end } }) => end !== null && end > at && daysLeft(end, at, zone) <= days)
    .map(({ segment, balance }) => (segment.start > at ? segment.granted : balance) ?? ZERO);
  if (left.length === 0) return nothing;
  const value = sumDecimals(left);
  const { available } = figures;
  if (available.kind === "no-data") return available;
  return available.kind === "incomplete" ? { ...available, value } : known(value);
};
