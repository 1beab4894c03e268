import { textsOf } from "@/lib/charts/prepare-hourly";
import { weekdayOf } from "@/lib/domain/base/calendar-step";
import { findValue } from "@/lib/domain/base/metric";
import { type Decimal, subtractDecimals, type Unit } from "@/lib/domain/base/money";
import { addDuration } from "@/lib/domain/base/period";
import { type HourlyBar, totalOf } from "@/lib/domain/hourly/hourly-bars";
import { formatMonth } from "@/lib/format/format-date";

/** A bar of shares, with its figures as text. */
export type HourlyShare = ReturnType<typeof textsOf> & {
  readonly key: string;
  readonly label: string;
  /** Of the hours with a value; null where none has one. */
  readonly share: { readonly used: Decimal; readonly unused: Decimal } | null;
};

/** Calendar months, newest first; one that is not read from end to end says which days it holds. */
export const prepareHourlyMonths = (months: readonly HourlyBar[], unit: Unit): HourlyShare[] =>
  months
    .map((month) => toShare(month, { key: month.day.slice(0, 7), label: monthLabel(month) }, unit))
    .reverse();

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Days of the week, in UTC. */
export const prepareWeekdays = (bars: readonly HourlyBar[], unit: Unit): HourlyShare[] =>
  bars.map((bar) => {
    const name = weekdays[weekdayOf(bar.day)] ?? "";
    return toShare(bar, { key: name, label: name }, unit);
  });

const toShare = (
  bar: HourlyBar,
  name: Pick<HourlyShare, "key" | "label">,
  unit: Unit,
): HourlyShare => {
  const total = totalOf([bar]);
  const used = findValue(total.utilization);
  return {
    ...textsOf(total, unit),
    ...name,
    share: used === null ? null : { used, unused: subtractDecimals("1", used) },
  };
};

const monthLabel = ({ day, until }: HourlyBar): string => {
  const name = formatMonth(day);
  const [from, to] = [Number(day.slice(8)), Number(until.slice(8))];
  if (from > 1) return `${name}, ${from} to ${to}`;
  return isLastOfMonth(until) ? name : `${name}, to ${to}`;
};

const isLastOfMonth = (day: string): boolean =>
  addDuration(`${day}T00:00:00.000Z`, 86_400_000).slice(8, 10) === "01";
