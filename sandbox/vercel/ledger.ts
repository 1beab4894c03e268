import { type DayNumber, pacificMidnight } from "@/sandbox/clock-days";
import { type Exact, smaller } from "@/sandbox/exact-number";
import type { Term } from "@/sandbox/vercel/contracts";

/** What a term holds and what was taken from it. Days are those whose start lies in the term. */
export type Pool = {
  readonly term: Term;
  drawn: Exact;
  overage: Exact;
  chargeDays: number;
  lastChargeDay: DayNumber | null;
};

/** What the open pools can still take at an instant. */
export type Cover = Exact | "unlimited";

export type Ledger = {
  readonly pools: readonly Pool[];
  coverOn(day: DayNumber): Cover;
  draw(day: DayNumber, amount: Exact): void;
};

const byDrawOrder = ({ term: left }: Pool, { term: right }: Pool): number =>
  left.end - right.end ||
  left.start - right.start ||
  (left.commitmentId < right.commitmentId ? -1 : 1);

const isOpenAt = ({ term }: Pool, instant: number): boolean =>
  term.start <= instant && instant < term.end;

const roomOf = ({ term, drawn }: Pool): Exact | null =>
  term.amount === null ? null : term.amount - drawn;

const takeFrom = (pool: Pool, wanted: Exact): Exact => {
  const room = roomOf(pool);
  const taken = room === null ? wanted : smaller(room, wanted);
  pool.drawn += taken;
  return wanted - taken;
};

/**
 * A day draws from the terms that contain its first instant: the one that ends earlier first. What no
 * term can take is overage of the one that ends last. A day outside every term draws from nothing.
 */
export const createLedger = (terms: readonly Term[]): Ledger => {
  const pools = terms
    .map((term): Pool => ({ term, drawn: 0n, overage: 0n, chargeDays: 0, lastChargeDay: null }))
    .sort(byDrawOrder);
  const openOn = (day: DayNumber): readonly Pool[] => {
    const instant = pacificMidnight(day);
    return pools.filter((pool) => isOpenAt(pool, instant));
  };
  const coverOn = (day: DayNumber): Cover => {
    const rooms = openOn(day).map(roomOf);
    if (rooms.includes(null)) return "unlimited";
    return rooms.reduce<Exact>((sum, room) => sum + (room ?? 0n), 0n);
  };
  const draw = (day: DayNumber, amount: Exact): void => {
    const open = openOn(day);
    const left = open.reduce((wanted, pool) => takeFrom(pool, wanted), amount);
    const last = open.at(-1);
    if (last) last.overage += left;
    for (const pool of open) {
      pool.chargeDays += 1;
      pool.lastChargeDay = day;
    }
  };
  return { pools, coverOn, draw };
};
