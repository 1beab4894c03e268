import type { ProviderId } from "@/lib/domain/base/account";
import type { Commitment } from "@/lib/domain/base/commitment";
import {
  findValue,
  known,
  type Metric,
  NOT_APPLICABLE,
  NOT_GIVEN,
  noData,
} from "@/lib/domain/base/metric";
import {
  type Decimal,
  isPositive,
  sumDecimals,
  type Unit,
  unitKey,
  ZERO,
} from "@/lib/domain/base/money";
import { contains, daysLeft, type Instant } from "@/lib/domain/base/period";
import type { CommitmentFigures } from "@/lib/domain/figures/figures";
import { type Ratio, utilization } from "@/lib/domain/figures/utilization";
import type { Standing } from "@/lib/domain/standing/standing";
import { isCancelledAt } from "@/lib/domain/standing/state";

/** Money that can be used, a target that is owed, hours to come: never added to one another. */
export type Pool = "balance" | "target" | "hourly";

export const poolOf = ({ shape, model }: Pick<Commitment, "shape" | "model">): Pool =>
  model === "continuous" ? "hourly" : shape === "build-up" ? "target" : "balance";

/** The columns of one row per side, pool and unit; amounts in that unit. */
export type Position = {
  readonly unit: Unit;
  readonly side: Commitment["side"];
  readonly pool: Pool;
  /** Those whose amount is given: the ones that the columns add up. */
  readonly standings: readonly Standing[];
  readonly providers: readonly ProviderId[];
  readonly commitments: number;
  /** Left out of every column because their amount is not given. */
  readonly withoutAmount: number;
  readonly committed: Metric<Decimal>;
  /** From commitments outside this sum or in it: already committed there. */
  readonly rolledIn: Metric<Decimal>;
  readonly rolledOut: Metric<Decimal>;
  readonly granted: Metric<Decimal>;
  readonly drawn: Metric<Decimal>;
  readonly settled: Metric<Decimal>;
  readonly pending: Metric<Decimal>;
  readonly available: Metric<Decimal>;
  readonly notYetOpen: Metric<Decimal>;
  readonly remaining: Metric<Decimal>;
  readonly exposure: Metric<Decimal>;
  readonly lapsed: Metric<Decimal>;
  readonly overage: Metric<Decimal>;
  readonly utilization: Metric<Ratio>;
  /** Share of the committed that the plans expect drawn by T. */
  readonly planShare: Metric<Ratio>;
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

/** One row per side, pool and unit, in the order of the first appearance; never a mixed total. */
export const positionsOf = (standings: readonly Standing[]): Position[] =>
  [...groupBy(standings, ({ record: { commitment } }) => positionKey(commitment)).values()].map(
    positionOf,
  );

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

const positionOf = (standings: readonly [Standing, ...Standing[]]): Position => {
  const { commitment } = standings[0].record;
  const { side, unit } = commitment;
  const counted = standings.filter(({ figures }) => figures.committed.kind !== "not-given");
  const total = (of: (figures: CommitmentFigures) => Metric<Decimal>): Metric<Decimal> =>
    counted.length === 0 ? NOT_GIVEN : sumMetrics(counted.map(({ figures }) => of(figures)));
  return {
    unit,
    side,
    pool: poolOf(commitment),
    standings: counted,
    providers: [...new Set(standings.map(({ record }) => record.commitment.provider))].sort(),
    commitments: standings.length,
    withoutAmount: standings.length - counted.length,
    // Added up when they are asked for: a list prints two of these columns.
    get committed() {
      return total((figures) => figures.committed);
    },
    get rolledIn() {
      return total((figures) => figures.rolledIn);
    },
    get rolledOut() {
      return total((figures) => figures.rolledOut);
    },
    get granted() {
      return total((figures) => figures.granted);
    },
    get drawn() {
      return total((figures) => figures.drawn);
    },
    get settled() {
      return total((figures) => figures.settled);
    },
    get pending() {
      return total((figures) => figures.pending);
    },
    get available() {
      return total((figures) => figures.available);
    },
    get notYetOpen() {
      return total((figures) => figures.notYetOpen);
    },
    get remaining() {
      return total((figures) => figures.remaining);
    },
    get exposure() {
      return total((figures) => figures.exposure);
    },
    get lapsed() {
      return total((figures) => figures.lapsed);
    },
    get overage() {
      return total((figures) => figures.overage);
    },
    get utilization() {
      return ratioOf(
        this.drawn,
        total((figures) => figures.adjustedGrant),
      );
    },
    get planShare() {
      return ratioOf(plannedOf(counted), this.committed);
    },
  };
};

/** Segments without an end have no plan; they are left out of the planned sum. */
export const plannedOf = (standings: readonly Standing[]): Metric<Decimal> =>
  sumMetrics(
    standings
      .map(({ figures }) => figures.planned)
      .filter(({ kind }) => kind !== "undefined" && kind !== "not-given"),
  );

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

/**
 * A total says when a part of it is missing: a part without data or from an unfinished read makes
 * it incomplete, what has not started counts nothing, what is not given is the caller's to count.
 */
export const sumMetrics = (parts: readonly Metric<Decimal>[]): Metric<Decimal> => {
  const values: Decimal[] = [];
  let reason: string | null = null;
  let notGiven = 0;
  let notApplicable = 0;
  for (const part of parts) {
    const value = findValue(part);
    if (value !== null) values.push(value);
    if (part.kind === "not-given") notGiven += 1;
    if (part.kind === "not-applicable") notApplicable += 1;
    reason ??= reasonOf(part);
  }
  if (parts.length > 0 && notGiven === parts.length) return NOT_GIVEN;
  if (values.length === 0 && reason !== null) return noData(reason);
  if (values.length === 0 && notApplicable > 0) return NOT_APPLICABLE;
  const total = values.length === 0 ? ZERO : sumDecimals(values);
  return reason === null ? known(total) : { kind: "incomplete", value: total, reason };
};

const reasonOf = (metric: Metric<unknown>): string | null =>
  metric.kind === "incomplete" || metric.kind === "no-data" ? metric.reason : null;

/**
 * The worst case of what ends within `days` calendar days, today excluded (metrics 3.1): all that
 * is available on running segments that end by then, and all of those still to open that do.
 */
export const endingWithin = (
  standings: readonly Standing[],
  days: number,
  at: Instant,
): Metric<Decimal> => {
  const isWithin = rememberEnds((end, zone) => daysLeft(end, at, zone) <= days);
  return sumMetrics(
    standings.map(({ record, segments, figures }) => {
      const left = segments
        .filter(({ segment: { end } }) => {
          return end !== null && end > at && isWithin(end, record.commitment.zone);
        })
        .map(({ segment, balance }) => (segment.start > at ? segment.granted : balance) ?? ZERO);
      return withMarkOf(
        figures.available,
        left.length === 0 ? ZERO : sumDecimals(left),
        left.length,
      );
    }),
  );
};

/** Terms end on the same few days, and laying an instant on a calendar is dear. */
const rememberEnds = (
  of: (end: Instant, zone: string) => boolean,
): ((end: Instant, zone: string) => boolean) => {
  const known = new Map<string, boolean>();
  return (end, zone) => {
    const key = `${end} ${zone}`;
    const answer = known.get(key) ?? of(end, zone);
    known.set(key, answer);
    return answer;
  };
};

const withMarkOf = (
  available: Metric<Decimal>,
  value: Decimal,
  segmentCount: number,
): Metric<Decimal> => {
  if (segmentCount === 0 || reasonOf(available) === null) return known(value);
  return available.kind === "incomplete" ? { ...available, value } : available;
};

/**
 * Overage still to come on running terms at the measured rate: from the run-out to the end, or from
 * now where the pool is already empty. What is expected to lapse is a risk of another kind and not
 * in this sum. Running terms whose future is unknown make it incomplete.
 */
export const overageAtRisk = (standings: readonly Standing[], at: Instant): Metric<Decimal> =>
  sumMetrics(
    standings
      .filter(({ record }) => contains(record.commitment, at))
      .map(({ overageToCome }) => overageToCome),
  );
