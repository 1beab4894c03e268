import { dayOfMonth, type MonthNumber, monthName, monthOf } from "@/sandbox/clock-days";
import { exact } from "@/sandbox/exact-number";
import type { Anchor, ContractStory, TermPlace, UsageStory } from "@/sandbox/vercel/team-story";

/** A month of the anchor's calendar year: 1 is January. */
export const calendarMonth =
  (month: number) =>
  (anchor: Anchor): MonthNumber =>
    anchor.month - (anchor.month % 12) + month - 1;

export const monthsFromAnchor =
  (months: number) =>
  (anchor: Anchor): MonthNumber =>
    anchor.month + months;

/** The first of the month nearest to a day that many days after the anchor. */
export const monthNearDaysAhead =
  (days: number) =>
  (anchor: Anchor): MonthNumber => {
    const day = anchor.day + days;
    return dayOfMonth(day) > 15 ? monthOf(day) + 1 : monthOf(day);
  };

const describeMonth = ({ month }: TermPlace): string => `MIU allocation, ${monthName(month)}`;

type Given<Whole, Required extends keyof Whole> = Pick<Whole, Required> & Partial<Whole>;

export const enterpriseContract = (
  story: Given<ContractStory, "startMonth" | "amount">,
): ContractStory => ({
  type: "Enterprise",
  category: "Usage",
  unit: "MIUs",
  startDay: 1,
  isNew: false,
  monthsPerTerm: 1,
  edge: "utc",
  description: describeMonth,
  signedAheadDays: 0,
  identifiers: "hashed",
  expansion: null,
  ...story,
});

export const proContract = (
  story: Given<ContractStory, "startMonth" | "startDay">,
): ContractStory => ({
  ...enterpriseContract({ startMonth: story.startMonth, amount: () => "20" }),
  type: "Pro",
  category: "Spend",
  unit: "USD",
  description: () => "Pro plan: 20 USD of usage included each month",
  ...story,
});

const NOTHING_SPECIAL: ReadonlyMap<number, number> = new Map();

export const miuUsage = (
  story: Given<UsageStory, "monthly" | "percentByMonth" | "projects">,
): UsageStory => ({
  unit: "MIUs",
  percentNearAnchor: () => NOTHING_SPECIAL,
  decimals: 7,
  rowsPerDay: 8,
  unitCost: exact("0.94"),
  extraRows: "none",
  ...story,
});

export const costUsage = (
  story: Given<UsageStory, "monthly" | "percentByMonth" | "projects">,
): UsageStory => ({
  ...miuUsage(story),
  unit: "USD",
  decimals: 10,
  rowsPerDay: 6,
  unitCost: exact("1"),
  ...story,
});
