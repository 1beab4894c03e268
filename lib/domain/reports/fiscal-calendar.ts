import { weekdayOf } from "@/lib/domain/base/calendar-step";
import { addDays, type CalendarDay, daysBetween } from "@/lib/domain/base/period";

/** How many weeks the three months of a quarter have. */
const weekPatterns = { "4-4-5": [4, 4, 5], "4-5-4": [4, 5, 4], "5-4-4": [5, 4, 4] } as const;

export const calendarKinds = ["months", "4-4-5", "4-5-4", "5-4-4"] as const;

/** metrics 3.14 ruling 22: calendar months with a first month, or weeks with a first day and leap years. */
export type FiscalCalendar =
  | { readonly kind: "months"; readonly firstMonth: number }
  | {
      readonly kind: keyof typeof weekPatterns;
      /** First day of some fiscal year; every other one begins on the same weekday. */
      readonly anchor: CalendarDay;
      /**
       * Years of 53 weeks, each named by the calendar year of its anniversary of the anchor. Null: each year
       * begins on the weekday of the anchor that is nearest to the anniversary.
       */
      readonly leapYears: readonly number[] | null;
    };

export const calendarMonths: FiscalCalendar = { kind: "months", firstMonth: 1 };

/** A fiscal year: the first days of its twelve months, and that of the year after it. */
export type FiscalYear = {
  readonly months: readonly CalendarDay[];
  readonly end: CalendarDay;
};

type WeekCalendar = Exclude<FiscalCalendar, { readonly kind: "months" }>;

const pad = (value: number, digits: number): string => String(value).padStart(digits, "0");
const yearOf = (day: CalendarDay): number => Number(day.slice(0, 4));
const monthOf = (day: CalendarDay): number => Number(day.slice(5, 7));

/** The fiscal year that a day belongs to. Years tile the line: no gap, no overlap. */
export const fiscalYearOf = (calendar: FiscalCalendar, day: CalendarDay): FiscalYear =>
  calendar.kind === "months" ? yearOfMonths(calendar.firstMonth, day) : yearOfWeeks(calendar, day);

const yearOfMonths = (firstMonth: number, day: CalendarDay): FiscalYear => {
  const year = monthOf(day) >= firstMonth ? yearOf(day) : yearOf(day) - 1;
  const dayOf = (index: number): CalendarDay => {
    const months = year * 12 + firstMonth - 1 + index;
    return `${pad(Math.floor(months / 12), 4)}-${pad((months % 12) + 1, 2)}-01`;
  };
  return { months: Array.from({ length: 12 }, (_, index) => dayOf(index)), end: dayOf(12) };
};

const yearOfWeeks = (calendar: WeekCalendar, day: CalendarDay): FiscalYear => {
  let index = yearOf(day) - yearOf(calendar.anchor);
  while (yearStart(calendar, index) > day) index -= 1;
  while (yearStart(calendar, index + 1) <= day) index += 1;
  const start = yearStart(calendar, index);
  const weeks = Array.from({ length: 4 }, () => weekPatterns[calendar.kind]).flat();
  const months = weeks.map((_, month) =>
    addDays(start, 7 * weeks.slice(0, month).reduce((sum, count) => sum + count, 0)),
  );
  // A 53rd week, where there is one, is the last of the last month.
  return { months, end: yearStart(calendar, index + 1) };
};

/** First day of the fiscal year so many years after that of the anchor, or before. */
const yearStart = ({ anchor, leapYears }: WeekCalendar, index: number): CalendarDay => {
  if (leapYears === null) return nearestTo(anchor, yearOf(anchor) + index);
  const [from, to] = index < 0 ? [index, 0] : [0, index];
  const leaps = new Set(leapYears.map((year) => year - yearOf(anchor)));
  const between = [...leaps].filter((leap) => from <= leap && leap < to).length;
  return addDays(anchor, 364 * index + (index < 0 ? -7 : 7) * between);
};

/** The day in a year, or just beside it, that has the weekday of the anchor and is nearest to its date. */
const nearestTo = (anchor: CalendarDay, year: number): CalendarDay => {
  const date = anchor.slice(5) === "02-29" ? "02-28" : anchor.slice(5);
  const anniversary = `${pad(year, 4)}-${date}`;
  if (daysBetween(anchor, anniversary) % 7 === 0) return anniversary;
  const ahead = (weekdayOf(anchor) - weekdayOf(anniversary) + 7) % 7;
  return addDays(anniversary, ahead > 3 ? ahead - 7 : ahead);
};
