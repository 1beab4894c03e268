import type { ProviderId } from "@/lib/domain/base/account";
import { type Commitment, commitmentSides } from "@/lib/domain/base/commitment";
import { withLazy } from "@/lib/domain/base/keys-of";
import { findValue, type Metric, NOT_APPLICABLE, NOT_GIVEN } from "@/lib/domain/base/metric";
import { type Decimal, isPositive, type Unit, unitKey, ZERO } from "@/lib/domain/base/money";
import { contains, type Instant } from "@/lib/domain/base/period";
import { comparePlaces } from "@/lib/domain/base/place";
import { type Pool, poolOf, pools } from "@/lib/domain/base/pool";
import { type SummedFigure, summedFigures } from "@/lib/domain/figures/figure-table";
import { type Ratio, utilization } from "@/lib/domain/figures/utilization";
import { areUnlikeHours } from "@/lib/domain/hourly/unlike-hours";
import {
  joinMetricSums,
  type MetricSum,
  metricOfSum,
  NOTHING_SUMMED,
} from "@/lib/domain/standing/metric-sum";
import { isCounted, type PositionPart, sumParts } from "@/lib/domain/standing/position-sums";
import type { Standing } from "@/lib/domain/standing/standing";
import { isCancelledAt } from "@/lib/domain/standing/state";

/** What a position adds up: one side, one pool, one unit. */
export type PositionOf = {
  readonly unit: Unit;
  readonly side: Commitment["side"];
  readonly pool: Pool;
  readonly providers: readonly ProviderId[];
  readonly commitments: number;
  /** Left out of every column because their amount is not given. */
  readonly withoutAmount: number;
};

/** The columns of one row per side, pool and unit; amounts in that unit. */
export type Position = PositionOf &
  Readonly<Record<SummedFigure, Metric<Decimal>>> & {
    readonly sumOf: (part: PositionPart) => MetricSum;
    readonly endsWithin30: Metric<Decimal>;
    readonly endsWithin60: Metric<Decimal>;
    readonly endsWithin90: Metric<Decimal>;
    readonly overdrawnWithin30: Metric<Decimal>;
    readonly overdrawnWithin60: Metric<Decimal>;
    readonly overdrawnWithin90: Metric<Decimal>;
    readonly overageAhead: Metric<Decimal>;
    readonly lapseAhead: Metric<Decimal>;
    readonly shortfallAhead: Metric<Decimal>;
    readonly utilization: Metric<Ratio>;
    /** Share of the committed that the plans expect drawn by T. */
    readonly planShare: Metric<Ratio>;
    /** Share of the granted that the plans expect drawn by T. */
    readonly planShareOfGranted: Metric<Ratio>;
  };

/**
 * Which commitments a position counts: every term of a contract running at T, ended and upcoming
 * ones too, so that a year's monthly allocation is whole; a term without a contract while it runs.
 */
export const isInPosition = ({ record, figures }: Standing, at: Instant): boolean => {
  const { commitment, contract } = record;
  if (isCancelledAt(commitment, at)) return false;
  // A target is owed until it is trued up, and then no part of what is to be reached.
  if (poolOf(commitment) === "target")
    return contains(commitment, at) || isPositive(findValue(figures.exposure) ?? ZERO);
  return contains(commitment, at) || (contract !== null && contains(contract, at));
};

/** One row per side, pool and unit, always in the same order; never a mixed total. */
export const positionsOf = (standings: readonly Standing[], at: Instant): Position[] =>
  [...groupBy(standings, ({ record: { commitment } }) => positionKey(commitment)).values()]
    .map((group) => positionOf(group, at))
    .sort(comparePositions);

/** What was bought before what was sold, pools before targets, units by their names. */
export const comparePositions = (
  left: Pick<PositionOf, "side" | "pool" | "unit">,
  right: Pick<PositionOf, "side" | "pool" | "unit">,
): number =>
  commitmentSides.indexOf(left.side) - commitmentSides.indexOf(right.side) ||
  pools.indexOf(left.pool) - pools.indexOf(right.pool) ||
  comparePlaces(unitKey(left.unit), unitKey(right.unit));

/** What may be added up: one side, one pool, one unit. */
export const positionKey = (commitment: Commitment): string =>
  `${commitment.side} ${poolOf(commitment)} ${unitKey(commitment.unit)}`;

export const groupBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly [Item, ...Item[]]> => {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

const positionOf = (standings: readonly [Standing, ...Standing[]], at: Instant): Position => {
  const { side, unit, shape, model } = standings[0].record.commitment;
  const counted = standings.filter(isCounted);
  const of = {
    unit,
    side,
    pool: poolOf({ shape, model }),
    providers: [...new Set(standings.map(({ record }) => record.commitment.provider))].sort(),
    commitments: standings.length,
    withoutAmount: standings.length - counted.length,
  };
  const sums = sumParts(counted, at);
  return positionFrom(of, (part) => sums.get(part) ?? NOTHING_SUMMED);
};

/** One position of several over other commitments of the same side, pool and unit. */
const joinPositions = ([first, ...others]: readonly [Position, ...Position[]]): Position => {
  const all = [first, ...others];
  const count = (of: (position: Position) => number): number =>
    all.reduce((total, position) => total + of(position), 0);
  return positionFrom(
    {
      unit: first.unit,
      side: first.side,
      pool: first.pool,
      providers: [...new Set(all.flatMap(({ providers }) => providers))].sort(),
      commitments: count(({ commitments }) => commitments),
      withoutAmount: count(({ withoutAmount }) => withoutAmount),
    },
    (part) => joinMetricSums(all.map(({ sumOf }) => sumOf(part))),
  );
};

/** The positions of a whole from those of its parts, in their order. */
export const joinAll = (positions: readonly Position[]): Position[] =>
  [...groupBy(positions, ({ side, pool, unit }) => `${side} ${pool} ${unitKey(unit)}`).values()]
    .map(joinPositions)
    .sort(comparePositions);

/** A position from its sums, wherever they were added up; a column is worked out when asked for. */
export const positionFrom = (
  of: PositionOf,
  sumOf: (part: PositionPart) => MetricSum,
): Position => {
  const counted = of.commitments - of.withoutAmount;
  const total = (part: PositionPart): Metric<Decimal> => {
    if (counted === 0) return NOT_GIVEN;
    return areUnlikeHours(of, counted) ? NOT_APPLICABLE : metricOfSum(sumOf(part));
  };
  // Corrections and rollovers change what is owed of a target, not the target (ruling 10).
  const denominator = of.pool === "target" ? "granted" : "adjustedGrant";
  const made = {
    ...of,
    sumOf,
    get endsWithin30() {
      return metricOfSum(sumOf("endsWithin30"));
    },
    get endsWithin60() {
      return metricOfSum(sumOf("endsWithin60"));
    },
    get endsWithin90() {
      return metricOfSum(sumOf("endsWithin90"));
    },
    get overdrawnWithin30() {
      return metricOfSum(sumOf("overdrawnWithin30"));
    },
    get overdrawnWithin60() {
      return metricOfSum(sumOf("overdrawnWithin60"));
    },
    get overdrawnWithin90() {
      return metricOfSum(sumOf("overdrawnWithin90"));
    },
    get overageAhead() {
      return metricOfSum(sumOf("overageAhead"));
    },
    get lapseAhead() {
      return metricOfSum(sumOf("lapseAhead"));
    },
    get shortfallAhead() {
      return metricOfSum(sumOf("shortfallAhead"));
    },
    get utilization() {
      return ratioOf(total("drawn"), total(denominator));
    },
    get planShare() {
      return ratioOf(metricOfSum(sumOf("planned")), total("committed"));
    },
    get planShareOfGranted() {
      return ratioOf(metricOfSum(sumOf("planned")), total(denominator));
    },
  };
  return withLazy(made, summedFigures, total);
};

/** metrics 3.3: Σ numerators / Σ denominators; unfinished on either side makes it unfinished. */
export const ratioOf = (
  numerator: Metric<Decimal>,
  denominator: Metric<Decimal>,
): Metric<Ratio> => {
  const [above, below] = [findValue(numerator), findValue(denominator)];
  if (above === null) return numerator as Exclude<typeof numerator, { value: Decimal }>;
  if (below === null) return denominator as Exclude<typeof denominator, { value: Decimal }>;
  const ratio = utilization(above, below);
  const reason = reasonOf(numerator) ?? reasonOf(denominator);
  return ratio.kind === "value" && reason !== null
    ? { ...ratio, kind: "incomplete", reason }
    : ratio;
};

const reasonOf = (metric: Metric<unknown>): string | null =>
  metric.kind === "incomplete" || metric.kind === "no-data" ? metric.reason : null;
