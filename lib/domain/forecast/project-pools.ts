import {
  addDecimals,
  compareDecimals,
  type Decimal,
  divideDecimals,
  isPositive,
  multiplyDecimals,
  subtractDecimals,
  ZERO,
} from "@/lib/domain/base/money";
import {
  addDuration,
  contains,
  type Instant,
  type Period,
  toEpochMs,
} from "@/lib/domain/base/period";
import { type BurnRank, compareBurnRank } from "@/lib/domain/forecast/burn-order";

const dayMs = "86400000";

/** A slice that the forecast may draw on: what is left of it, or what it will open with. */
export type ProjectedPool = Period & {
  readonly id: string;
  readonly left: Decimal;
  /** Of its commitment. */
  readonly rank: BurnRank;
};

export type PoolOutlook = {
  /** When the pool is used up; null when it ends first, or never empties. */
  readonly emptyAt: Instant | null;
  /** What it ends with; null for a pool without end. */
  readonly unused: Decimal | null;
  /** Consumption beyond every open pool, charged to the one that ends last. */
  readonly overage: Decimal;
  /** Since when; null while nothing is over. */
  readonly overFrom: Instant | null;
};

type Moving = {
  readonly pool: ProjectedPool;
  left: Decimal;
  emptyAt: Instant | null;
  overage: Decimal;
  overFrom: Instant | null;
};

/**
 * metrics 3.5: walks from T at `perDay` and draws the open pools in burn order, opening each one
 * only at its start. The walk ends with the last pool.
 */
export const projectPools = (
  pools: readonly ProjectedPool[],
  perDay: Decimal,
  at: Instant,
): ReadonlyMap<string, PoolOutlook> => {
  const moving: Moving[] = pools
    .filter(({ end }) => end === null || end > at)
    .sort(comparePools)
    .map((pool) => ({ pool, left: pool.left, emptyAt: null, overage: ZERO, overFrom: null }));
  const edges = [...new Set(moving.flatMap(({ pool }) => [pool.start, pool.end]))]
    .filter((edge): edge is Instant => edge !== null && edge > at)
    .sort();
  let from = at;
  for (const to of [...edges, null]) {
    const open = moving.filter(({ pool }) => contains(pool, from));
    if (isPositive(perDay)) walk(open, perDay, from, to);
    if (to !== null) from = to;
  }
  return new Map(
    moving.map(({ pool, left, emptyAt, overage, overFrom }) => [
      pool.id,
      { emptyAt, unused: pool.end === null ? null : left, overage, overFrom },
    ]),
  );
};

/** A pool has the rank of its commitment and an end of its own. */
const comparePools = (left: ProjectedPool, right: ProjectedPool): number =>
  compareBurnRank(rankOf(left), rankOf(right));

const rankOf = ({ rank, id, start, end }: ProjectedPool): BurnRank => ({ ...rank, id, start, end });

/** Between two edges the set of open pools does not change. `to` null: no edge any more. */
const walk = (
  open: readonly Moving[],
  perDay: Decimal,
  from: Instant,
  to: Instant | null,
): void => {
  let rest = to === null ? null : multiplyDecimals(perDay, daysFrom(from, to));
  let drawn = ZERO;
  for (const each of open) {
    if (!isPositive(each.left)) continue;
    if (rest !== null && compareDecimals(each.left, rest) >= 0) {
      each.left = subtractDecimals(each.left, rest);
      if (!isPositive(each.left)) each.emptyAt = to;
      return;
    }
    drawn = addDecimals(drawn, each.left);
    each.emptyAt = instantAfter(from, drawn, perDay);
    if (rest !== null) rest = subtractDecimals(rest, each.left);
    each.left = ZERO;
  }
  const last = open.at(-1);
  if (last === undefined || rest === null || !isPositive(rest)) return;
  last.overage = addDecimals(last.overage, rest);
  last.overFrom ??= instantAfter(from, drawn, perDay);
};

/** Exact length in days of 24 hours. */
export const daysFrom = (from: Instant, to: Instant): Decimal =>
  divideDecimals(String(toEpochMs(to) - toEpochMs(from)), dayMs, 24) ?? ZERO;

/** Null beyond a few centuries: such a date says nothing. */
export const instantAfter = (from: Instant, amount: Decimal, perDay: Decimal): Instant | null => {
  const milliseconds = divideDecimals(multiplyDecimals(amount, dayMs), perDay, 0);
  if (milliseconds === null || milliseconds.length > 13) return null;
  // A duration, not an amount: it only places a date on the calendar.
  return addDuration(from, Number.parseInt(milliseconds, 10));
};
