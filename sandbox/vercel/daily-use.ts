import {
  type DayNumber,
  daysIn,
  firstDayOf,
  hoursOfDay,
  type MonthNumber,
  monthOf,
  weekdayOf,
} from "@/sandbox/clock-days";
import { createDice } from "@/sandbox/dice";
import { cutTo, type Exact, exact, proportion } from "@/sandbox/exact-number";
import type { Anchor, UsageStory } from "@/sandbox/vercel/team-story";

export type UsageOwner = {
  readonly label: string;
  readonly anchor: Anchor;
  readonly usage: UsageStory;
};

/** Working days are busier than weekends, and a changing day of 23 or 25 hours weighs accordingly. */
const weightOf = (label: string, day: DayNumber): number => {
  const isWeekend = weekdayOf(day) % 6 === 0;
  const base = isWeekend ? 640 : 1080;
  const swing = createDice(`${label}/day/${day}`).between(-110, 110);
  return (base + swing) * hoursOfDay(day);
};

const percentOf = ({ usage, anchor }: UsageOwner, month: MonthNumber): number =>
  usage.percentNearAnchor(anchor).get(month - anchor.month) ??
  usage.percentByMonth[month % 12] ??
  100;

/** Nobody uses a round percentage: up to 0.9 of one more or less, in thousandths. */
const thousandthsOf = (owner: UsageOwner, month: MonthNumber): bigint =>
  BigInt(
    percentOf(owner, month) * 1000 + createDice(`${owner.label}/month/${month}`).between(-900, 900),
  );

const monthWeight = (label: string, month: MonthNumber): number => {
  const first = firstDayOf(month);
  let sum = 0;
  for (let day = first; day < first + daysIn(month); day += 1) sum += weightOf(label, day);
  return sum;
};

/**
 * What a whole day uses: its share of the month's target. It depends on the seed, the team, the
 * anchor and the day, never on the clock, so a past day stays as it is.
 */
export const createDailyUse = (owner: UsageOwner): ((day: DayNumber) => Exact) => {
  const monthWeights = new Map<MonthNumber, number>();
  return (day) => {
    const month = monthOf(day);
    const weights = monthWeights.get(month) ?? monthWeight(owner.label, month);
    monthWeights.set(month, weights);
    const monthly = exact(owner.usage.monthly(month));
    const target = proportion(monthly, thousandthsOf(owner, month), 100_000n);
    const share = proportion(target, BigInt(weightOf(owner.label, day)), BigInt(weights));
    return cutTo(share, owner.usage.decimals);
  };
};
