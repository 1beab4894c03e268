import { barPitchPx, formatDays, groupingOf, stepForWidth } from "@/lib/charts/bar-step";
import { type DayChart, type DayRow, dayPlotWidthOf, layoutDays } from "@/lib/charts/day-chart";
import { findValue } from "@/lib/domain/base/metric";
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  divideDecimals,
  isZero,
  roundDecimal,
  subtractDecimals,
  type Unit,
} from "@/lib/domain/base/money";
import { addDuration, type Instant, toEpochMs } from "@/lib/domain/base/period";
import {
  groupHoursBy,
  type HourlyBar,
  type HourlyTotal,
  toHourlyBar,
  totalOf,
} from "@/lib/domain/hourly/hourly-bars";
import { currencyMinorDigits } from "@/lib/format/currency";
import { formatAmount } from "@/lib/format/format-amount";
import { formatCalendarDay } from "@/lib/format/format-date";
import { formatMetric } from "@/lib/format/format-metric";
import { formatPercent } from "@/lib/format/format-percent";
import { quantityMinorDigits } from "@/lib/format/quantity";
import type { HourlyPoint } from "@/lib/wire/hourly";
import type { HourlyDays } from "@/lib/wire/series";

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
  /** The lowest and the fullest day of a history too long to draw by the day. */
  readonly reduction: string | null;
};

const doubts = {
  scale: "looks like percent among fractions",
  "out-of-range": "lies outside 0 to 100%",
  "not-a-number": "is no number",
  "not-given": "no value sent",
} as const;

/** Used and unused day by day: bars, the same rows as a table, and a total that foots. */
export const prepareHourly = (series: HourlyDays, unit: Unit, width: number): HourlyChart => {
  const days = series.bars ?? series.points.map(toHourlyBar);
  const [first, last] = [days[0], days.at(-1)];
  const spanMs = first && last ? toEpochMs(last.end) - toEpochMs(first.start) : 0;
  const step = stepForWidth(spanMs, dayPlotWidthOf(width), {
    finest: series.every,
    pitchPx: barPitchPx,
  });
  const bars = groupHoursBy(days, step);
  const remarks = remarksOf(series, bars);
  const hasAmounts = series.perHour !== null;
  const rows = bars.map((bar, index) => toRow(bar, remarks[index] ?? "", unit));
  const total = totalOf(days);
  return {
    chart: layoutDays(
      bars.map((bar, index) => toDayRow(bar, rows[index] ?? toRow(bar, "", unit), hasAmounts)),
      hasAmounts ? { unit } : { unit: null, top: 1 },
    ),
    rows: rows.toReversed(),
    total: { ...textsOf(total, unit), key: "total", when: `${total.days} days`, remark: "" },
    rounding: hasAmounts
      ? roundingOf(
          bars.map((bar) => totalOf([bar])),
          total,
          unit,
        )
      : null,
    hasAmounts,
    gaps: gapsOf(series, days),
    grouping: groupingOf(step),
    reduction: series.isReduced ? extremesOf(series.points) : null,
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

const toRow = (bar: HourlyBar, remark: string, unit: Unit): HourlyRow => ({
  ...textsOf(totalOf([bar]), unit),
  key: bar.day,
  when: formatDays(bar.day, bar.until),
  remark,
});

/** Of one day what is wrong with it; of several how many have no value. */
const remarksOf = ({ points, isReduced }: HourlyDays, bars: readonly HourlyBar[]): string[] => {
  const days = new Map(isReduced ? [] : points.map((point) => [point.day, point]));
  return bars.map(({ day, until, days: given, missing }) => {
    const point = days.get(day);
    if (day === until && point) return remarkOf(point);
    return missing === 0 ? "" : `${missing} of ${given + missing} days have no value`;
  });
};

/** What is wrong with a day; nothing for one that has a value. */
export const remarkOf = ({ utilization, raw, doubt }: HourlyPoint): string => {
  if (utilization !== null) return "";
  if (raw === null && doubt === null) return "no data";
  if (doubt === null || doubt === "not-given") return doubts["not-given"];
  // Without the raw value for a reader who may not see it.
  return `doubted: ${raw === null ? "what was sent" : `${raw} as sent`} ${doubts[doubt]}`;
};

const toDayRow = (bar: HourlyBar, row: HourlyRow, hasAmounts: boolean): DayRow => {
  const total = totalOf([bar]);
  const ratio = findValue(total.utilization);
  const used = Number(hasAmounts ? (findValue(total.used) ?? 0) : (ratio ?? 0));
  const unused = hasAmounts ? Number(findValue(total.unused) ?? 0) : 1 - used;
  return {
    key: row.key,
    start: bar.start,
    end: bar.end,
    when: row.when,
    gap: ratio !== null ? null : bar.doubted > 0 ? "doubted" : "no data",
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

const gapsOf = ({ gaps }: HourlyDays, days: readonly HourlyBar[]): string | null => {
  const missing = days.reduce((sum, bar) => sum + bar.missing, 0);
  if (missing === 0) return null;
  const given = days.reduce((sum, bar) => sum + bar.days, 0);
  const named = gaps
    .map((point) => `${formatCalendarDay(point.day)} (${remarkOf(point)})`)
    .join(", ");
  const rest = missing > gaps.length ? ` and ${missing - gaps.length} more` : "";
  return `${given} of ${given + missing} days have a value. Left out of both sides: ${named}${rest}.`;
};

/** Bars of many days hide both; the points of a reduced series have them for certain. */
const extremesOf = (points: readonly HourlyPoint[]): string | null => {
  const given = points.flatMap(({ day, utilization }) =>
    utilization === null ? [] : [{ day, utilization }],
  );
  const bySize = given.toSorted((left, right) =>
    compareDecimals(left.utilization, right.utilization),
  );
  const [lowest, fullest] = [bySize[0], bySize.at(-1)];
  if (lowest === undefined || fullest === undefined) return null;
  const print = ({ day, utilization }: typeof lowest) =>
    `${formatCalendarDay(day)}, ${formatPercent(utilization)}`;
  return `Lowest day ${print(lowest)}; fullest ${print(fullest)}.`;
};

/** "≈ $247.50 a day": the mean of the days that have a value; null where no amount is given. */
export const dailyMean = ({
  days,
  used,
}: {
  readonly days: number;
  readonly used: HourlyDays["recent"]["used"];
}): string | null => {
  const amount = findValue(used);
  if (amount === null || days === 0) return null;
  const mean = divideDecimals(amount.amount, String(days)) ?? "0";
  return `${formatAmount({ ...amount, amount: roundDecimal(mean, 2) }).text} a day`;
};
