const HOUR_MS = 3_600_000;
const UTC_DAY_MS = 24 * HOUR_MS;

/** A calendar day of Los Angeles, counted from 1970-01-01. */
export type DayNumber = number;

/** A calendar month, counted from January of year 0. */
export type MonthNumber = number;

export const dayNumberOf = (isoDay: string): DayNumber => {
  const instant = Date.parse(`${isoDay}T00:00:00.000Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(isoDay) || Number.isNaN(instant)) {
    throw new Error(`"${isoDay}" is not a day such as 2026-11-20`);
  }
  return instant / UTC_DAY_MS;
};

export const dayText = (day: DayNumber): string =>
  new Date(day * UTC_DAY_MS).toISOString().slice(0, 10);

export const instantText = (instant: number): string => new Date(instant).toISOString();

const yearOf = (day: DayNumber): number => new Date(day * UTC_DAY_MS).getUTCFullYear();

const nthSunday = (year: number, month: number, nth: number): DayNumber => {
  const first = Date.UTC(year, month, 1) / UTC_DAY_MS;
  const weekday = new Date(first * UTC_DAY_MS).getUTCDay();
  return first + ((7 - weekday) % 7) + (nth - 1) * 7;
};

/**
 * Clocks change at 2 in the morning, so the midnight that opens a changing day still has the old
 * offset. The rule (second Sunday of March, first Sunday of November) is written out here instead of
 * taken from a time zone library, so that a mistake in the product's library shows.
 */
export const pacificMidnight = (day: DayNumber): number => {
  const year = yearOf(day);
  const isSummer = day > nthSunday(year, 2, 2) && day <= nthSunday(year, 10, 1);
  return day * UTC_DAY_MS + (isSummer ? 7 : 8) * HOUR_MS;
};

export const utcMidnight = (day: DayNumber): number => day * UTC_DAY_MS;

export const pacificDayAt = (instant: number): DayNumber => {
  const utcDay = Math.floor(instant / UTC_DAY_MS);
  return instant < pacificMidnight(utcDay) ? utcDay - 1 : utcDay;
};

/** 23, 24 or 25. */
export const hoursOfDay = (day: DayNumber): number =>
  (pacificMidnight(day + 1) - pacificMidnight(day)) / HOUR_MS;

/** Whole hours of the day that have passed at `instant`: 0 before it begins, all of them after it. */
export const hoursPassed = (day: DayNumber, instant: number): number => {
  const passed = Math.floor((instant - pacificMidnight(day)) / HOUR_MS);
  return Math.min(Math.max(passed, 0), hoursOfDay(day));
};

export const monthOf = (day: DayNumber): MonthNumber => {
  const date = new Date(day * UTC_DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

export const dayOfMonth = (day: DayNumber): number => new Date(day * UTC_DAY_MS).getUTCDate();

export const weekdayOf = (day: DayNumber): number => new Date(day * UTC_DAY_MS).getUTCDay();

export const firstDayOf = (month: MonthNumber): DayNumber =>
  Date.UTC(Math.floor(month / 12), month % 12, 1) / UTC_DAY_MS;

export const daysIn = (month: MonthNumber): number => firstDayOf(month + 1) - firstDayOf(month);

/** The day of the month asked for, or the month's last day where it is shorter. */
export const dayInMonth = (month: MonthNumber, day: number): DayNumber =>
  firstDayOf(month) + Math.min(day, daysIn(month)) - 1;

const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export const monthName = (month: MonthNumber): string =>
  `${MONTH_NAMES[month % 12]} ${Math.floor(month / 12)}`;

/** `2026_11`: the form used in identifiers. */
export const monthKey = (month: MonthNumber): string =>
  `${Math.floor(month / 12)}_${String((month % 12) + 1).padStart(2, "0")}`;
