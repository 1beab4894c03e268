import { addDuration, type CalendarDay, toEpochMs } from "@/lib/domain/base/period";

/** How much of the calendar stands behind one bar of a chart, from the finest to the coarsest. */
export const calendarSteps = ["day", "week", "month", "year"] as const;
export type CalendarStep = (typeof calendarSteps)[number];

const dayMs = 86_400_000;
const midnight = (day: CalendarDay): string => `${day}T00:00:00.000Z`;

/** Days since 1 January 1970, a Thursday. */
const dayNumber = (day: CalendarDay): number => toEpochMs(midnight(day)) / dayMs;

export const addDays = (day: CalendarDay, days: number): CalendarDay =>
  addDuration(midnight(day), days * dayMs).slice(0, 10);

/** 0 is Monday. */
export const weekdayOf = (day: CalendarDay): number => (((dayNumber(day) + 3) % 7) + 7) % 7;

/** The first day of the step that a day belongs to. Weeks begin on Monday. */
export const firstDayOf = (day: CalendarDay, step: CalendarStep): CalendarDay => {
  switch (step) {
    case "day":
      return day;
    case "week":
      return addDays(day, -weekdayOf(day));
    case "month":
      return `${day.slice(0, 8)}01`;
    case "year":
      return `${day.slice(0, 5)}01-01`;
  }
};

/** How many steps two days are apart. */
const stepsBetween = (from: CalendarDay, to: CalendarDay, step: CalendarStep): number => {
  const monthNumber = (day: CalendarDay) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  switch (step) {
    case "day":
      return dayNumber(to) - dayNumber(from);
    case "week":
      return (dayNumber(firstDayOf(to, step)) - dayNumber(firstDayOf(from, step))) / 7;
    case "month":
      return monthNumber(to) - monthNumber(from);
    case "year":
      return Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  }
};

/** The finest step of which at most `max` lie in a span, both of its days included. */
export const finestStep = (from: CalendarDay, to: CalendarDay, max: number): CalendarStep =>
  calendarSteps.find((step) => stepsBetween(from, to, step) < max) ?? "year";
