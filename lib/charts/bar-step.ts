import {
  addDays,
  type CalendarStep,
  calendarSteps,
  firstDayOf,
} from "@/lib/domain/base/calendar-step";
import { type CalendarDay, type Instant, startOfDay } from "@/lib/domain/base/period";
import { formatCalendarDay, formatDayOfYear, formatMonth } from "@/lib/format/format-date";

/** Below this a bar cannot be told from its neighbour (look 5). */
export const barPitchPx = 3;

/** A bar that hangs between two balances is as flat as it is narrow: it needs more to be seen. */
export const hangingPitchPx = 5;

const daysOf: Readonly<Record<CalendarStep, number>> = { day: 1, week: 7, month: 30, year: 365 };

const dayMs = 86_400_000;

/** The finest step whose bars can be told apart, and never finer than the bars there are. */
export const stepForWidth = (
  spanMs: number,
  plotPx: number,
  { finest, pitchPx }: { readonly finest: CalendarStep; readonly pitchPx: number },
): CalendarStep => {
  const pxPerDay = plotPx / Math.max(1, spanMs / dayMs);
  return (
    calendarSteps
      .slice(calendarSteps.indexOf(finest))
      .find((step) => daysOf[step] * pxPerDay >= pitchPx) ?? "year"
  );
};

/** From the first instant of a step to the first of the next, in the zone of its days. */
export const spanOfStep = (
  day: CalendarDay,
  step: CalendarStep,
  zone: string,
): { readonly start: Instant; readonly end: Instant } => ({
  start: startOfDay(day, zone),
  end: startOfDay(addDays(lastDayOf(day, step), 1), zone),
});

const lastDayOf = (day: CalendarDay, step: CalendarStep): CalendarDay => {
  if (step === "day") return day;
  if (step === "week") return addDays(day, 6);
  const later = firstDayOf(addDays(day, step === "month" ? 31 : 366), step);
  return addDays(later, -1);
};

/** "20 Nov 2026", "16 to 22 Nov 2026", "Nov 2026", "2026": a step by its first day. */
export const formatStep = (day: CalendarDay, step: CalendarStep): string => {
  if (step === "month") return formatMonth(day);
  return step === "year" ? day.slice(0, 4) : formatDays(day, lastDayOf(day, step));
};

/** "16 to 22 Nov 2026", "28 Dec 2026 to 3 Jan 2027": both days are part of it. */
export const formatDays = (first: CalendarDay, last: CalendarDay): string => {
  if (first === last) return formatCalendarDay(first);
  if (first.slice(0, 7) === last.slice(0, 7))
    return `${Number(first.slice(8))} to ${formatCalendarDay(last)}`;
  return first.slice(0, 4) === last.slice(0, 4)
    ? `${formatDayOfYear(first)} to ${formatCalendarDay(last)}`
    : `${formatCalendarDay(first)} to ${formatCalendarDay(last)}`;
};

/** "each bar is a week"; null where every mark stands for itself. */
export const groupingOf = (step: CalendarStep | null): string | null =>
  step === null || step === "day" ? null : `each bar is a ${step}`;
