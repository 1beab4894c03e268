import { dayMs } from "@/tests/support/reader/calendar";
import {
  type Exact,
  isAbove,
  minus,
  plus,
  quotient,
  smaller,
  times,
  whole,
  zero,
} from "@/tests/support/reader/exact";
import type { RawCommitment } from "@/tests/support/reader/raw-book";
import { type BurnReading, isRestricted, ownRate } from "@/tests/support/reader/read-burn";
import { readCommitment } from "@/tests/support/reader/read-commitment";
import type { TermReading } from "@/tests/support/reader/read-terms";

export type OutlookReading = {
  readonly emptyAt: number | null;
  /** What a segment ends with; null without an end. */
  readonly unused: Exact | null;
  /** Null where it begins and nothing ends it. */
  readonly overage: Exact | null;
  readonly overFrom: number | null;
};

type Pool = {
  readonly commitment: RawCommitment;
  readonly id: string;
  readonly start: number;
  readonly end: number | null;
  /** Null takes all that comes to it: its amount is not given. */
  left: Exact | null;
  /** A day, of a pool that only some usage may draw; null of the others. */
  readonly ownRate: Exact | null;
  emptyAt: number | null;
  overage: Exact | null;
  overFrom: number | null;
};

/** metrics 3.5 and ruling 30, by decision 023: one walk through everything that burns together. */
export const readForecast = (
  group: readonly RawCommitment[],
  at: number,
  burn: BurnReading,
  zone: string,
): Map<string, OutlookReading> => {
  if (burn === "no-data") return new Map();
  const pools = listPools(group, at, burn, zone);
  const running = pools.filter(({ start }) => start <= at);
  if (running.length === 0) return new Map();
  const horizon = running.some(({ end }) => end === null)
    ? Number.POSITIVE_INFINITY
    : Math.max(...running.map(({ end }) => end ?? at));
  const seen = pools.filter(({ start }) => start <= at || start < horizon);
  if (isAbove(burn.perDay)) walk(seen, at, burn.perDay);
  return new Map(
    seen.map(({ id, end, left, emptyAt, overage, overFrom }) => [
      id,
      { emptyAt, unused: end === null ? null : left, overage, overFrom },
    ]),
  );
};

const listPools = (
  group: readonly RawCommitment[],
  at: number,
  burn: Exclude<BurnReading, "no-data">,
  zone: string,
): Pool[] =>
  group
    .flatMap((commitment) => {
      const { terms, state } = readCommitment(commitment, at);
      if (state === "cancelled") return [];
      const rate = isRestricted(commitment) ? ownRate(commitment, burn, zone) : null;
      // Too little is known of a restricted pool that was open for less than a week.
      if (isRestricted(commitment) && rate === null) return [];
      return terms
        .filter(({ term }) => term.end === null || term.end > at)
        .map((reading) => toPool(commitment, reading, rate, at));
    })
    .sort(inBurnOrder);

const toPool = (
  commitment: RawCommitment,
  { term, left }: TermReading,
  rate: Exact | null,
  at: number,
): Pool => ({
  commitment,
  id: term.id,
  start: term.start,
  end: term.end,
  left:
    term.granted === null ? null : term.start <= at ? (isAbove(left) ? left : zero) : term.granted,
  ownRate: rate,
  emptyAt: null,
  overage: zero,
  overFrom: null,
});

/** Rollovers, then by priority, then by end; targets last. */
const inBurnOrder = (left: Pool, right: Pool): number => {
  const [one, other] = [keysOf(left), keysOf(right)];
  for (const [place, key] of one.entries()) {
    const beside = other[place] ?? 0;
    if (key !== beside) return key < beside ? -1 : 1;
  }
  return left.id < right.id ? -1 : 1;
};

const keysOf = ({ commitment, start, end }: Pool): number[] => [
  commitment.isTarget ? 1 : 0,
  commitment.rolledOverFrom === null ? 1 : 0,
  commitment.priority === null ? Number.POSITIVE_INFINITY : Number(commitment.priority.digits),
  end ?? Number.POSITIVE_INFINITY,
  commitment.createdAt ?? Number.POSITIVE_INFINITY,
  start,
];

const isOpenAt = ({ start, end }: Pool, at: number): boolean =>
  start <= at && (end === null || at < end);
const hasLeft = ({ left }: Pool): boolean => left === null || isAbove(left);
const during = (rate: Exact, ms: number): Exact => quotient(times(rate, whole(ms)), whole(dayMs));
const timeOf = (amount: Exact, rate: Exact): number =>
  Number(quotient(times(amount, whole(dayMs)), rate, 0).digits);

const walk = (pools: readonly Pool[], from: number, rate: Exact): void => {
  let edge = from;
  for (;;) {
    const open = pools.filter((pool) => isOpenAt(pool, edge));
    const next = nextEdge(pools, open, edge);
    if (next === null) {
      drawForEver(open, edge, rate);
      return;
    }
    drawStretch(open, edge, next, rate);
    edge = next;
    if (pools.every(({ start, end }) => start <= edge && end !== null && end <= edge)) return;
  }
};

/** A segment opens, ends, or a restricted pool is used up. */
const nextEdge = (pools: readonly Pool[], open: readonly Pool[], edge: number): number | null => {
  const edges = [
    ...pools.flatMap(({ start, end }) => (end === null ? [start] : [start, end])),
    ...open.flatMap((pool) =>
      pool.ownRate !== null && isAbove(pool.ownRate) && pool.left !== null && isAbove(pool.left)
        ? [edge + timeOf(pool.left, pool.ownRate)]
        : [],
    ),
  ].filter((each) => each > edge);
  return edges.length === 0 ? null : Math.min(...edges);
};

const drawStretch = (open: readonly Pool[], edge: number, next: number, rate: Exact): void => {
  let rest = during(rate, next - edge);
  let generalRate = rate;
  for (const pool of open.filter((each) => each.ownRate !== null && hasLeft(each))) {
    const own = pool.ownRate ?? zero;
    const wanted = during(own, next - edge);
    const isUsedUp = pool.left !== null && isAbove(own) && edge + timeOf(pool.left, own) <= next;
    const taken = isUsedUp
      ? (pool.left ?? zero)
      : pool.left === null
        ? wanted
        : smaller(wanted, pool.left);
    if (pool.left !== null) pool.left = minus(pool.left, taken);
    if (isUsedUp) pool.emptyAt ??= next;
    rest = minus(rest, taken);
    generalRate = minus(generalRate, own);
  }
  let drawn = zero;
  const general = open.filter(({ ownRate: own }) => own === null);
  for (const pool of general) {
    if (!isAbove(rest) || !hasLeft(pool)) continue;
    if (pool.left === null) return;
    const taken = smaller(rest, pool.left);
    pool.left = minus(pool.left, taken);
    rest = minus(rest, taken);
    drawn = plus(drawn, taken);
    if (!isAbove(pool.left)) pool.emptyAt ??= edge + timeOf(drawn, generalRate);
  }
  const last = general.filter(({ commitment }) => !commitment.isTarget).at(-1);
  if (!isAbove(rest) || last === undefined) return;
  if (last.overage !== null) last.overage = plus(last.overage, rest);
  last.overFrom ??= edge + timeOf(drawn, generalRate);
};

/** No edge is ahead: what is left is used up one after the other; how much is beyond has no end. */
const drawForEver = (open: readonly Pool[], edge: number, rate: Exact): void => {
  let drawn = zero;
  for (const pool of open.filter(({ ownRate: own }) => own === null)) {
    if (pool.left === null) return;
    if (!isAbove(pool.left)) continue;
    drawn = plus(drawn, pool.left);
    pool.left = zero;
    pool.emptyAt ??= edge + timeOf(drawn, rate);
  }
  const last = open.filter(({ ownRate: own, commitment }) => own === null && !commitment.isTarget);
  const beyond = last.at(-1);
  if (beyond === undefined) return;
  beyond.overage = null;
  beyond.overFrom ??= edge + timeOf(drawn, rate);
};
