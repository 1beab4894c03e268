import { firstDayOf, type MonthNumber, monthOf, utcMidnight } from "@/sandbox/clock-days";

/** The first instant of a calendar month in UTC. */
export const startOfMonth = (month: MonthNumber): number => utcMidnight(firstDayOf(month));

export const monthAt = (instant: number): MonthNumber =>
  monthOf(Math.floor(instant / (24 * 3_600_000)));
