import { type DayChart, type DayRow, layoutDays } from "@/lib/charts/day-chart";
import { findValue } from "@/lib/domain/base/metric";
import {
  addDecimals,
  type Decimal,
  divideDecimals,
  isZero,
  roundDecimal,
  subtractDecimals,
  type Unit,
} from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { addDuration } from "@/lib/domain/base/period";
import { type HourlyTotal, totalOf } from "@/lib/domain/hourly/hourly-series";
import { currencyMinorDigits } from "@/lib/format/currency";
import { formatAmount } from "@/lib/format/format-amount";
import { formatCalendarDay } from "@/lib/format/format-date";
import { formatMetric } from "@/lib/format/format-metric";
import { formatPercent } from "@/lib/format/format-percent";
import { quantityMinorDigits } from "@/lib/format/quantity";
import type { HourlyPoint, HourlySeries } from "@/lib/wire/hourly";

/** A day of the table twin, all of it as text. */
export type HourlyRow = {
  readonly key: string;
  readonly when: string;
  readonly hours: string;
  readonly committed: string;
  readonly used: string;
  readonly unused: string;
  readonly utilization: string;
  readonly remark: string;
};

export type HourlyChart = {
  readonly chart: DayChart;
  /** Newest first. */
  readonly rows: readonly HourlyRow[];
  readonly total: HourlyRow;
  /** What the printed rows lack to the printed total; null where they foot. */
  readonly rounding: Pick<HourlyRow, "committed" | "used" | "unused"> | null;
  readonly hasAmounts: boolean;
  /** "2 days are left out: …"; null when every day has a value. */
  readonly gaps: string | null;
  readonly grouping: string | null;
};

const doubts = {
  scale: "looks like percent among fractions",
  "out-of-range": "lies outside 0 to 100%",
  "not-a-number": "is no number",
  "not-given": "no value sent",
} as const;

/** Above one mark per 3 px a chart of 900 px shows weeks, and says so (look 5). */
const marksMax = 300;

/** Used and unused day by day: bars, the same rows as a table, and a total that foots. */
export const prepareHourly = (
  series: HourlySeries,
  unit: Unit,
  since: Instant | null,
): HourlyChart => {
  const points = series.points.filter(({ end }) => since === null || end > since);
  const isGrouped = points.length > marksMax;
  const hasAmounts = series.perHour !== null;
  const weeks = isGrouped ? toWeeks(points) : points.map((point) => [point]);
  const rows = weeks.map((week) => toRow(week, unit));
  const total = totalOf(points);
  return {
    chart: layoutDays(
      weeks.map((week, index) => toDayRow(week, rows[index] ?? toRow(week, unit), hasAmounts)),
      hasAmounts ? { unit } : { unit: null, top: 1 },
    ),
    rows: rows.toReversed(),
    total: { ...textsOf(total, unit), key: "total", when: `${total.days} days`, remark: "" },
    rounding: hasAmounts ? roundingOf(weeks.map(totalOf), total, unit) : null,
    hasAmounts,
    gaps: gapsOf(points),
    grouping: isGrouped ? "each mark is a week" : null,
  };
};

/** The first instant that a view of so many days shows; null for all of them. */
export const sinceOf = (at: Instant, days: number | null): Instant | null =>
  days === null ? null : addDuration(at, -days * 86_400_000);

export const textsOf = (
  total: HourlyTotal,
  unit: Unit,
): Pick<HourlyRow, "hours" | "committed" | "used" | "unused" | "utilization"> => {
  const print = (amount: Decimal) => formatAmount({ amount, unit }).text;
  return {
    hours: hoursText(total.hours),
    committed: formatMetric(total.committed, print),
    used: formatMetric(total.used, print),
    unused: formatMetric(total.unused, print),
    utilization: formatMetric(total.utilization, formatPercent),
  };
};

/** "24 h", "9.5 h": hours are whole but where a term begins or ends within a day. */
export const hoursText = (hours: Decimal): string => {
  const amount = { amount: roundDecimal(hours, 2), unit: { kind: "quantity", code: "h" } } as const;
  return formatAmount(amount, { precision: "full" }).text;
};

const toRow = (week: readonly HourlyPoint[], unit: Unit): HourlyRow => {
  const [first, last] = [week[0], week.at(-1)];
  const when = formatCalendarDay(first?.day ?? "");
  return {
    ...textsOf(totalOf(week), unit),
    key: first?.day ?? "",
    when: week.length > 1 ? `${when} to ${formatCalendarDay(last?.day ?? "")}` : when,
    remark: week.map(remarkOf).filter(Boolean).join("; "),
  };
};

/** What is wrong with a day; nothing for one that has a value. */
export const remarkOf = ({ utilization, raw, doubt }: HourlyPoint): string => {
  if (utilization !== null) return "";
  if (raw === null && doubt === null) return "no data";
  if (doubt === null || doubt === "not-given") return doubts["not-given"];
  // Without the raw value for a reader who may not see it.
  return `doubted: ${raw === null ? "what was sent" : `${raw} as sent`} ${doubts[doubt]}`;
};

const toDayRow = (week: readonly HourlyPoint[], row: HourlyRow, hasAmounts: boolean): DayRow => {
  const total = totalOf(week);
  const ratio = findValue(total.utilization);
  const used = Number(hasAmounts ? (findValue(total.used) ?? 0) : (ratio ?? 0));
  const unused = hasAmounts ? Number(findValue(total.unused) ?? 0) : 1 - used;
  const isDoubted = week.some(({ doubt }) => doubt !== null && doubt !== "not-given");
  return {
    key: row.key,
    start: week[0]?.start ?? "",
    end: week.at(-1)?.end ?? "",
    when: row.when,
    gap: ratio !== null ? null : isDoubted ? "doubted" : "no data",
    parts:
      ratio === null
        ? []
        : [
            { ink: "drawn", value: used },
            { ink: "unused", value: unused },
          ],
    values: [
      ...(hasAmounts
        ? [
            { label: "Committed", text: row.committed },
            { label: "Used", text: row.used },
            { label: "Unused", text: row.unused },
          ]
        : []),
      { label: "Utilization", text: row.utilization },
      ...(row.remark === "" ? [] : [{ label: "Remark", text: row.remark }]),
    ],
  };
};

/** Rows are rounded one by one, the total from the exact sum: what lies between them is said. */
const roundingOf = (
  rows: readonly HourlyTotal[],
  total: HourlyTotal,
  unit: Unit,
): HourlyChart["rounding"] => {
  const places =
    unit.kind === "currency" ? currencyMinorDigits(unit.code) : quantityMinorDigits(unit.code);
  const round = (value: Decimal): Decimal => roundDecimal(value, places);
  const lack = (of: (each: HourlyTotal) => HourlyTotal["used"]): Decimal => {
    const printed = rows
      .map((row) => findValue(of(row)))
      .reduce<Decimal>(
        (sum, value) => (value === null ? sum : addDecimals(sum, round(value))),
        "0",
      );
    return subtractDecimals(round(findValue(of(total)) ?? "0"), printed);
  };
  const lacks = {
    committed: lack(({ committed }) => committed),
    used: lack(({ used }) => used),
    unused: lack(({ unused }) => unused),
  };
  if (Object.values(lacks).every(isZero)) return null;
  const print = (amount: Decimal) =>
    isZero(amount) ? "–" : formatAmount({ amount, unit }, { isMovement: true }).text;
  return {
    committed: print(lacks.committed),
    used: print(lacks.used),
    unused: print(lacks.unused),
  };
};

const gapsOf = (points: readonly HourlyPoint[]): string | null => {
  const missing = points.filter(({ utilization }) => utilization === null);
  if (missing.length === 0) return null;
  const named = missing
    .slice(0, 5)
    .map((point) => `${formatCalendarDay(point.day)} (${remarkOf(point)})`)
    .join(", ");
  const rest = missing.length > 5 ? ` and ${missing.length - 5} more` : "";
  return `${points.length - missing.length} of ${points.length} days have a value. Left out of both sides: ${named}${rest}.`;
};

const toWeeks = (points: readonly HourlyPoint[]): HourlyPoint[][] => {
  const weeks: HourlyPoint[][] = [];
  for (const [index, point] of points.entries()) {
    if (index % 7 === 0) weeks.push([point]);
    else weeks.at(-1)?.push(point);
  }
  return weeks;
};

/** "≈ $247.50 a day": the mean of the days that have a value; null where no amount is given. */
export const dailyMean = ({
  days,
  used,
}: {
  readonly days: number;
  readonly used: HourlySeries["recent"]["used"];
}): string | null => {
  const amount = findValue(used);
  if (amount === null || days === 0) return null;
  const mean = divideDecimals(amount.amount, String(days)) ?? "0";
  return `${formatAmount({ ...amount, amount: roundDecimal(mean, 2) }).text} a day`;
};
