import { addDays, type CalendarDay, type Instant, startOfDay } from "@/lib/domain/base/period";
import { type FiscalCalendar, fiscalYearOf } from "@/lib/domain/reports/fiscal-calendar";

export const periodSteps = ["month", "quarter", "year", "whole"] as const;
export type PeriodStep = (typeof periodSteps)[number];

/** One column of a report: half-open, `[start, end)`, by the days of a named zone. */
export type ReportPeriod = {
  readonly firstDay: CalendarDay;
  /** The first day after it. */
  readonly endDay: CalendarDay;
  readonly start: Instant;
  readonly end: Instant;
  /** False where the report begins or ends inside a period of the calendar. */
  readonly isWhole: boolean;
};

export type PeriodsAsked = {
  readonly calendar: FiscalCalendar;
  readonly per: PeriodStep;
  readonly from: CalendarDay;
  /** The first day that does not belong to the report. */
  readonly to: CalendarDay;
  readonly zone: string;
};

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

/** The periods of a calendar from `from` to `to`, the outer ones cut where the report begins and ends. */
export const reportPeriodsOf = (asked: PeriodsAsked): ReportPeriod[] => {
  const { from, to, per } = asked;
  if (per === "whole") return from < to ? [periodOf(asked, from, to, true)] : [];
  const periods: ReportPeriod[] = [];
  for (let next = from; next < to; ) {
    const [start, end] = around(asked.calendar, next, per);
    const [first, last] = [start < from ? from : start, end > to ? to : end];
    periods.push(periodOf(asked, first, last, first === start && last === end));
    next = end;
  }
  return periods;
};

const periodOf = (
  { zone }: PeriodsAsked,
  firstDay: CalendarDay,
  endDay: CalendarDay,
  isWhole: boolean,
): ReportPeriod => ({
  firstDay,
  endDay,
  start: startOfDay(firstDay, zone),
  end: startOfDay(endDay, zone),
  isWhole,
});

/** The period of the calendar that a day belongs to: its first day, and the first after it. */
const around = (
  calendar: FiscalCalendar,
  day: CalendarDay,
  per: Exclude<PeriodStep, "whole">,
): readonly [CalendarDay, CalendarDay] => {
  const { months, end } = fiscalYearOf(calendar, day);
  const edges = [...months.filter((_, index) => index % monthsIn[per] === 0), end];
  const next = edges.findIndex((edge) => edge > day);
  return [edges[next - 1] ?? day, edges[next] ?? end];
};

/** Of the calendar, the last so many periods that are over on a day: what a report shows unasked. */
export const lastPeriods = (
  calendar: FiscalCalendar,
  per: PeriodStep,
  today: CalendarDay,
  count: number,
): { readonly from: CalendarDay; readonly to: CalendarDay } => {
  const step = per === "whole" ? "month" : per;
  const [to] = around(calendar, today, step);
  let from = to;
  for (let index = 0; index < count; index += 1) {
    from = around(calendar, addDays(from, -1), step)[0];
  }
  return { from, to };
};
