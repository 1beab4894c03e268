import { type DayNumber, utcMidnight, weekdayOf } from "@/sandbox/clock-days";
import type { Commitment, Span } from "@/sandbox/datadog/model";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
export const WHOLE = 1_000_000;
/** How far a running day may stand from what it will come to. */
const RUNNING_SWING = 10_000;

/** A 32-bit number that depends on all of its arguments; much cheaper than hashing a text. */
const mixed = (dice: number, day: number, hour: number): number => {
  let state = (dice ^ Math.imul(day + 1, 0x9e3779b1) ^ Math.imul(hour + 1, 0x85ebca77)) >>> 0;
  state = Math.imul(state ^ (state >>> 16), 0x7feb352d);
  state = Math.imul(state ^ (state >>> 15), 0x846ca68b);
  return (state ^ (state >>> 16)) >>> 0;
};

const throwOf = (swing: number, thrown: number): number => (thrown % (2 * swing + 1)) - swing;

const clamp = (value: number): number => Math.min(WHOLE, Math.max(0, value));

/** What a whole day comes to, in millionths. It never depends on the clock. */
export const utilizationOn = ({ use, anchorDay, dice }: Commitment, day: DayNumber): number => {
  const offset = day - anchorDay;
  if (use.idle && offset >= use.idle.from && offset < use.idle.to) return 0;
  const dip = weekdayOf(day) % 6 === 0 ? (use.weekendDip ?? 0) : 0;
  const level = Math.round((use.base - dip + (use.perDay ?? 0) * offset) * 1000);
  return clamp(level + throwOf(use.swing * 1000, mixed(dice, day, 0)));
};

/** What the running day has come to so far; it moves with each hour and ends as the day's own. */
const utilizationSoFar = (commitment: Commitment, day: DayNumber, hour: number): number => {
  if (commitment.use.swing === 0) return utilizationOn(commitment, day);
  const shift = throwOf(RUNNING_SWING, mixed(commitment.dice, day, hour));
  return clamp(utilizationOn(commitment, day) + shift);
};

export type UsedDay = {
  readonly day: DayNumber;
  /** Of this day: inside the window, inside the term, and already known. */
  readonly milliseconds: number;
  readonly millionths: number;
};

/** The vendor knows whole hours only. */
export const knownUntil = (now: number): number => Math.floor(now / HOUR_MS) * HOUR_MS;

/** The days of a window on which the commitment ran, as far as they are known. */
export const usedDays = (commitment: Commitment, window: Span, now: number): readonly UsedDay[] => {
  const known = knownUntil(now);
  const from = Math.max(window.start, commitment.start);
  const to = Math.min(window.end, commitment.end, commitment.cancelledAt ?? known, known);
  const found: UsedDay[] = [];
  for (let day = Math.floor(from / DAY_MS); utcMidnight(day) < to; day += 1) {
    const [opens, closes] = [utcMidnight(day), utcMidnight(day + 1)];
    const milliseconds = Math.min(to, closes) - Math.max(from, opens);
    const isWhole = closes <= known;
    const millionths = isWhole
      ? utilizationOn(commitment, day)
      : utilizationSoFar(commitment, day, (known - opens) / HOUR_MS);
    if (milliseconds > 0) found.push({ day, milliseconds, millionths });
  }
  return found;
};

/**
 * Utilization over a window in millionths, weighed by hours (metrics 3.3), rounded half up; null when
 * the commitment did not run in it.
 */
export const utilizationOver = (days: readonly UsedDay[]): number | null => {
  const one = days.length === 1 ? days[0] : undefined;
  if (one) return one.millionths;
  const weight = days.reduce((sum, { milliseconds }) => sum + BigInt(milliseconds), 0n);
  if (weight === 0n) return null;
  const used = days.reduce(
    (sum, { milliseconds, millionths }) => sum + BigInt(milliseconds) * BigInt(millionths),
    0n,
  );
  return Number((2n * used + weight) / (2n * weight));
};

const DECIMALS = 6;

export const millionthsText = (millionths: number): string => {
  const digits = String(millionths).padStart(DECIMALS + 1, "0");
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, "");
  const whole = digits.slice(0, -DECIMALS);
  return fraction === "" ? whole : `${whole}.${fraction}`;
};
