import { textsOf } from "@/lib/charts/prepare-hourly";
import { findValue } from "@/lib/domain/base/metric";
import { type Decimal, subtractDecimals, type Unit } from "@/lib/domain/base/money";
import { addDuration } from "@/lib/domain/base/period";
import { totalOf } from "@/lib/domain/hourly/hourly-series";
import { formatMonth } from "@/lib/format/format-date";
import type { HourlyPoint } from "@/lib/wire/hourly";

/** A bar of shares, with its figures as text. */
export type HourlyShare = ReturnType<typeof textsOf> & {
  readonly key: string;
  readonly label: string;
  /** Of the hours with a value; null where none has one. */
  readonly share: { readonly used: Decimal; readonly unused: Decimal } | null;
};

/** Calendar months, newest first; one that is not read from end to end says which days it holds. */
export const prepareHourlyMonths = (points: readonly HourlyPoint[], unit: Unit): HourlyShare[] => {
  const months = groupBy(points, ({ day }) => day.slice(0, 7));
  return [...months].reverse().map(([month, days]) => toShare(month, monthLabel(days), days, unit));
};

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Days of the week, in UTC. */
export const prepareWeekdays = (points: readonly HourlyPoint[], unit: Unit): HourlyShare[] => {
  const days = groupBy(points, ({ day }) => weekdayOf(day));
  return weekdays.flatMap((name) => {
    const own = days.get(name);
    return own === undefined ? [] : [toShare(name, name, own, unit)];
  });
};

const toShare = (
  key: string,
  label: string,
  points: readonly HourlyPoint[],
  unit: Unit,
): HourlyShare => {
  const total = totalOf(points);
  const used = findValue(total.utilization);
  return {
    ...textsOf(total, unit),
    key,
    label,
    share: used === null ? null : { used, unused: subtractDecimals("1", used) },
  };
};

const monthLabel = (days: readonly HourlyPoint[]): string => {
  const [first, last] = [days[0]?.day ?? "", days.at(-1)?.day ?? ""];
  const name = formatMonth(first);
  const [from, to] = [Number(first.slice(8)), Number(last.slice(8))];
  if (from > 1) return `${name}, ${from} to ${to}`;
  return isLastOfMonth(last) ? name : `${name}, to ${to}`;
};

const isLastOfMonth = (day: string): boolean =>
  addDuration(`${day}T00:00:00.000Z`, 86_400_000).slice(8, 10) === "01";

/** The Unix epoch began on a Thursday. */
const weekdayOf = (day: string): string =>
  weekdays[(Math.floor(Date.parse(`${day}T00:00:00.000Z`) / 86_400_000) + 3) % 7] ?? "";

const groupBy = (
  points: readonly HourlyPoint[],
  keyOf: (point: HourlyPoint) => string,
): Map<string, HourlyPoint[]> => {
  const groups = new Map<string, HourlyPoint[]>();
  for (const point of points) {
    const group = groups.get(keyOf(point));
    if (group) group.push(point);
    else groups.set(keyOf(point), [point]);
  }
  return groups;
};
