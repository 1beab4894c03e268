import { amountOver, instantAfter } from "@/lib/domain/base/day-length";
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  isNegative,
  isPositive,
  minDecimal,
  subtractDecimals,
  sumDecimals,
  ZERO,
} from "@/lib/domain/base/money";
import { addDuration, contains, type Instant, type Period } from "@/lib/domain/base/period";
import { type BurnRank, compareBurnRank } from "@/lib/domain/forecast/burn-order";

/** A slice that the forecast may draw on: what is left of it, or what it will open with. */
export type SimulatedPool = Period & {
  readonly id: string;
  /** Null: not given. It takes all that comes to it while it is open. */
  readonly left: Decimal | null;
  /** Of its commitment. */
  readonly rank: BurnRank;
  /** A pool that only some usage may draw takes so much a day while it lasts; null: any usage may. */
  readonly ownPerDay: Decimal | null;
};

/** What is left at an instant; between two points it falls in a straight line. */
export type LinePoint = { readonly at: Instant; readonly left: Decimal };

/** What the simulation draws on one slice. */
export type PoolOutlook = {
  readonly end: Instant | null;
  /** From T, or from its opening, to its end: a point wherever drawing begins or ceases. */
  readonly line: readonly LinePoint[];
  /** When the pool is used up; null when it ends first, or never empties. */
  readonly emptyAt: Instant | null;
  /** What it ends with; null for a pool without end. */
  readonly unused: Decimal | null;
  /**
   * Consumption beyond every open pool, charged to the pool that is drawn last; null where it begins
   * and nothing ends it: how much it will be cannot be said.
   */
  readonly overage: Decimal | null;
  /** Since when; null while nothing is over. */
  readonly overFrom: Instant | null;
};

type Moving = {
  readonly pool: SimulatedPool;
  left: Decimal | null;
  emptyAt: Instant | null;
  overage: Decimal | null;
  overFrom: Instant | null;
  readonly line: LinePoint[];
};

/**
 * metrics 3.5 and ruling 30 of 3.14: walks from T at the rate of a burn group and draws its open pools
 * in burn order, opening each one only at its start. The walk ends with the last pool.
 */
export const simulate = (
  pools: readonly SimulatedPool[],
  perDay: Decimal,
  at: Instant,
): ReadonlyMap<string, PoolOutlook> => {
  const moving = pools
    .filter(({ end }) => end === null || end > at)
    .sort(comparePools)
    .map((pool) => startOf(pool, at));
  const edges = [...new Set(moving.flatMap(({ pool }) => [pool.start, pool.end]))]
    .filter((edge): edge is Instant => edge !== null && edge > at)
    .sort();
  let from = at;
  for (const edge of [...edges, null]) {
    let to: Instant | null;
    do {
      const open = moving.filter(({ pool }) => contains(pool, from));
      to = nextChange(open, from, edge);
      if (isPositive(perDay)) draw(open, perDay, from, to);
      if (to !== null) from = to;
    } while (to !== edge);
  }
  return new Map(moving.flatMap(toOutlook));
};

const startOf = (pool: SimulatedPool, at: Instant): Moving => ({
  pool,
  left: pool.left,
  emptyAt: null,
  overage: ZERO,
  overFrom: null,
  line: pool.left === null ? [] : [{ at: pool.start > at ? pool.start : at, left: pool.left }],
});

const toOutlook = (moving: Moving): [string, PoolOutlook][] => {
  const { pool, left, emptyAt, overage, overFrom, line } = moving;
  if (left === null) return [];
  const { end, id } = pool;
  if (end !== null && (line[line.length - 1]?.at ?? end) < end) line.push({ at: end, left });
  const unused = end === null ? null : isNegative(left) ? ZERO : left;
  return [[id, { end, line, emptyAt, unused, overage, overFrom }]];
};

/** A pool has the rank of its commitment and an end of its own. */
const comparePools = (left: SimulatedPool, right: SimulatedPool): number =>
  compareBurnRank(rankOf(left), rankOf(right));

const rankOf = ({ rank, id, start, end }: SimulatedPool): BurnRank => ({ ...rank, id, start, end });

/** A pool with a rate of its own, while it has something left. */
const takesItsOwn = ({ pool, left }: Moving): boolean =>
  pool.ownPerDay !== null && left !== null && isPositive(left) && isPositive(pool.ownPerDay);

/** The next edge, or when a pool of its own rate is used up and its usage falls to the others. */
const nextChange = (
  open: readonly Moving[],
  from: Instant,
  edge: Instant | null,
): Instant | null => {
  let next = edge;
  for (const { pool, left } of open.filter(takesItsOwn)) {
    const emptyAt = instantAfter(from, left ?? ZERO, pool.ownPerDay ?? ZERO);
    if (emptyAt === null) continue;
    // A step takes time, however little is left.
    const later = emptyAt > from ? emptyAt : addDuration(from, 1);
    if (next === null || later < next) next = later;
  }
  return next;
};

/** Between two changes: first what has a rate of its own, then all others with the rest of the rate. */
const draw = (
  open: readonly Moving[],
  perDay: Decimal,
  from: Instant,
  to: Instant | null,
): void => {
  const own = open.filter(takesItsOwn);
  const rate = subtractDecimals(perDay, sumDecimals(own.map(({ pool }) => pool.ownPerDay ?? ZERO)));
  if (to === null) {
    if (isPositive(rate)) drawInOrder(open, rate, from, null, null);
    return;
  }
  let taken = ZERO;
  for (const each of own) {
    const { left, pool } = each;
    const usual = amountOver(pool.ownPerDay ?? ZERO, from, to);
    const isLast = instantAfter(from, left ?? ZERO, pool.ownPerDay ?? ZERO);
    const amount =
      isLast !== null && isLast <= to ? (left ?? ZERO) : minDecimal(usual, left ?? ZERO);
    taken = addDecimals(taken, amount);
    take(each, amount, from, to);
  }
  const rest = subtractDecimals(amountOver(perDay, from, to), taken);
  if (isPositive(rate) && isPositive(rest)) drawInOrder(open, rate, from, to, rest);
};

/** `rest`: what is consumed until `to`; null without end. */
const drawInOrder = (
  open: readonly Moving[],
  rate: Decimal,
  from: Instant,
  to: Instant | null,
  amount: Decimal | null,
): void => {
  let rest = amount;
  let drawn = ZERO;
  const shared = open.filter(({ pool }) => pool.ownPerDay === null);
  for (const each of shared) {
    if (each.left === null) return;
    if (!isPositive(each.left)) continue;
    const since = instantAfter(from, drawn, rate) ?? from;
    if (rest !== null && to !== null && compareDecimals(each.left, rest) >= 0) {
      take(each, rest, since, to);
      return;
    }
    drawn = addDecimals(drawn, each.left);
    if (rest !== null) rest = subtractDecimals(rest, each.left);
    const emptyAt = instantAfter(from, drawn, rate);
    if (emptyAt === null) return;
    take(each, each.left, since, to !== null && emptyAt > to ? to : emptyAt);
  }
  // What goes beyond a target is spent, and no overage.
  const last = shared.findLast(({ pool }) => pool.rank.shape === "burn-down");
  if (last === undefined || (rest !== null && !isPositive(rest))) return;
  const since = last.overFrom ?? instantAfter(from, drawn, rate);
  if (rest !== null && last.overage !== null) last.overage = addDecimals(last.overage, rest);
  // A date beyond any calendar is none: nothing goes over that anybody will see.
  if (rest === null && since !== null) last.overage = null;
  last.overFrom = since;
};

const take = (moving: Moving, amount: Decimal, from: Instant, to: Instant): void => {
  if (moving.left === null) return;
  const { line } = moving;
  if ((line[line.length - 1]?.at ?? from) < from) line.push({ at: from, left: moving.left });
  moving.left = subtractDecimals(moving.left, amount);
  if ((line[line.length - 1]?.at ?? from) === to) line.pop();
  line.push({ at: to, left: moving.left });
  if (!isPositive(moving.left)) moving.emptyAt ??= to;
};
