import {
  type AmountTick,
  amountTicks,
  centreOf,
  type MonthMark,
  timeMarks,
} from "@/lib/charts/axis";
import { type ForecastChart, prepareForecast } from "@/lib/charts/prepare-forecast";
import { addDecimals, type Decimal, isPositive, type Unit } from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import { formatAmount } from "@/lib/format/format-amount";
import { formatAxisAmount } from "@/lib/format/format-axis-amount";
import { formatCalendarDay, formatDayOfYear } from "@/lib/format/format-date";
import type { UtilizationSeries } from "@/lib/wire/commitment";

export type XY = { readonly x: number; readonly y: number };

/** One bar, one row of the table twin, one stop of the keyboard. */
export type UtilizationMark = {
  readonly key: string;
  /** Where the mark stands and how wide its span is, in epoch milliseconds. */
  readonly x: number;
  readonly spanMs: number;
  /** The bar hangs from the balance before to the balance after; null draws a dotted "no data" box. */
  readonly before: number | null;
  readonly after: number | null;
  /** Below zero: use beyond the pool. */
  readonly overage: number;
  readonly isRunning: boolean;
  readonly when: string;
  readonly drawn: string;
  readonly overageText: string;
  readonly balance: string;
  readonly plan: string;
  readonly note: string;
  /** Of a ledger that the vendor keeps: what kind of entry it is, and its amount in short. */
  readonly entry?: {
    readonly look: "drawn" | "lapsed" | "moved" | "opened" | "pending";
    readonly short: string;
  };
};

export type UtilizationChart = {
  readonly unit: Unit;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly cumulativeY: readonly [number, number];
  readonly ticks: readonly AmountTick[];
  readonly cumulativeTicks: readonly AmountTick[];
  readonly months: readonly MonthMark[];
  readonly edges: readonly {
    readonly x: number;
    readonly title: string;
    readonly amount: string;
  }[];
  /** A step area: the balance as it stood between two marks, segment by segment. */
  readonly balance: readonly (readonly XY[])[];
  readonly cumulative: readonly XY[];
  readonly plans: readonly (readonly XY[])[];
  readonly cumulativePlan: readonly XY[];
  readonly lapses: readonly { readonly x: number; readonly from: number; readonly label: string }[];
  readonly forecast: ForecastChart | null;
  readonly today: number | null;
  readonly todayLabel: string;
  readonly marks: readonly UtilizationMark[];
  /** "each mark is a week": said when days were put together. */
  readonly grouping: string | null;
  /** What the area stands for; absent: what is available. */
  readonly tone?: "postpaid";
};

type Point = UtilizationSeries["points"][number];

/** Above one mark per 3 px a chart of 900 px shows weeks, and says so (look 5). */
const marksMax = 300;

export const prepareUtilization = (series: UtilizationSeries, at: Instant): UtilizationChart => {
  const { unit, segments } = series;
  const isGrouped = series.points.length > marksMax;
  const points = isGrouped ? groupByWeek(series.points) : series.points;
  const marks = toMarks(points, series);
  const x = spanOf(series, at);
  const granted = segments.map((segment) => Number(segment.granted ?? 0));
  const totalGranted = granted.reduce((sum, each) => sum + each, 0);
  const high = Math.max(...granted, ...marks.map(({ before }) => before ?? 0), 0);
  const forecast = prepareForecast(series, high);
  const low = Math.min(
    0,
    forecast?.lowest ?? 0,
    ...marks.map(({ after }) => after ?? 0),
    ...marks.map(({ overage }) => -overage),
  );
  const cumulative = cumulativeSteps(points, x[0]);
  const total = Math.max(totalGranted, cumulative.at(-1)?.y ?? 0);
  const todayMs = toEpochMs(at);
  const hasToday = todayMs >= x[0] && todayMs <= x[1];
  return {
    unit,
    x,
    y: [padded(low), padded(high)],
    cumulativeY: [0, padded(total)],
    ticks: amountTicks(low, high, unit),
    cumulativeTicks: amountTicks(0, total, unit),
    months: timeMarks(new Date(x[0]).toISOString(), new Date(x[1]).toISOString(), series.dayZone),
    edges: segments.map((segment) => ({
      x: toEpochMs(segment.start),
      title: segments.length > 1 ? segment.name : "",
      amount:
        segment.granted === null
          ? "amount not given"
          : formatAmount({ amount: segment.granted, unit }).text,
    })),
    balance: segments.map((segment) => balanceSteps(segment, marks, points, at)),
    cumulative,
    plans: segments.flatMap((segment) =>
      segment.granted === null || segment.end === null
        ? []
        : [
            [
              { x: toEpochMs(segment.start), y: Number(segment.granted) },
              { x: toEpochMs(segment.end), y: 0 },
            ],
          ],
    ),
    cumulativePlan: cumulativePlan(segments),
    lapses: segments
      .filter(({ lapsed, end }) => end !== null && isPositive(lapsed))
      .map((segment) => ({
        x: toEpochMs(segment.end ?? segment.start),
        from: Number(segment.lapsed),
        label: `${formatAxisAmount({ amount: segment.lapsed, unit }, { withUnit: false })} lapsed`,
      })),
    forecast,
    today: hasToday ? todayMs : null,
    todayLabel: `Today, ${formatDayOfYear(at.slice(0, 10))}`,
    marks,
    grouping: isGrouped ? "each mark is a week" : null,
  };
};

const padded = (value: number): number => value * 1.08;

const spanOf = (series: UtilizationSeries, at: Instant): readonly [number, number] => {
  const starts = series.segments.map(({ start }) => toEpochMs(start));
  const ends = series.segments.map(({ end }) => toEpochMs(end ?? at));
  return [Math.min(...starts), Math.max(...ends)];
};

const toMarks = (points: readonly Point[], { unit }: UtilizationSeries): UtilizationMark[] => {
  const print = (amount: Decimal) => formatAmount({ amount, unit }).text;
  return points.map((point) => {
    const after = point.balance === null ? null : Number(point.balance);
    const hasData = point.drawn !== null;
    return {
      key: `${point.segmentId}.${point.day}`,
      x: centreOf(point.start, point.end),
      spanMs: toEpochMs(point.end) - toEpochMs(point.start),
      before: after === null || point.drawn === null ? null : after + Number(point.drawn),
      after: hasData ? after : null,
      overage: Number(point.overage),
      isRunning: point.isRunning,
      when: formatCalendarDay(point.day),
      drawn: point.drawn === null ? "no data" : print(point.drawn),
      overageText: isPositive(point.overage) ? print(point.overage) : "–",
      balance: point.balance === null ? "not given" : print(point.balance),
      plan: point.plan === null ? "–" : print(point.plan),
      note: point.isRunning ? "still running" : "",
    };
  });
};

/** Between two marks the balance stays; it changes where the mark stands. */
const balanceSteps = (
  segment: UtilizationSeries["segments"][number],
  marks: readonly UtilizationMark[],
  points: readonly Point[],
  at: Instant,
): XY[] => {
  if (segment.granted === null || segment.start > at) return [];
  const own = marks.filter((_, index) => points[index]?.segmentId === segment.id);
  const until = Math.min(toEpochMs(segment.end ?? at), toEpochMs(at));
  const steps: XY[] = [{ x: toEpochMs(segment.start), y: Number(segment.granted) }];
  for (const mark of own) {
    if (mark.before === null || mark.after === null) continue;
    steps.push({ x: mark.x, y: mark.before }, { x: mark.x, y: mark.after });
  }
  const last = steps.at(-1);
  if (last && last.x < until) steps.push({ x: until, y: last.y });
  return steps;
};

/** Over all segments, as the plan beside it: what was drawn of one never starts again at zero. */
const cumulativeSteps = (points: readonly Point[], start: number): XY[] => {
  let sum = 0;
  const inTime = [...points].sort((left, right) => (left.start < right.start ? -1 : 1));
  const steps = inTime.map((point) => {
    sum += Number(point.drawn ?? 0);
    return { x: centreOf(point.start, point.end), y: sum };
  });
  return [{ x: start, y: 0 }, ...steps];
};

/** The plans of all segments, one on top of the other in time. */
const cumulativePlan = (segments: UtilizationSeries["segments"]): XY[] => {
  if (segments.some(({ granted, end }) => granted === null || end === null)) return [];
  const cuts = [...new Set(segments.flatMap(({ start, end }) => [start, end ?? start]))].sort();
  return cuts.map((cut) => ({
    x: toEpochMs(cut),
    y: segments.reduce((sum, { start, end, granted }) => {
      const length = toEpochMs(end ?? start) - toEpochMs(start);
      const share = (toEpochMs(cut) - toEpochMs(start)) / length;
      return sum + Number(granted) * Math.min(1, Math.max(0, share));
    }, 0),
  }));
};

/** Seven days at a time; a week without any row stays "no data". */
const groupByWeek = (points: readonly Point[]): Point[] => {
  const weeks: Point[] = [];
  for (const point of points) {
    const week = weeks.at(-1);
    const isSame =
      week !== undefined &&
      week.segmentId === point.segmentId &&
      toEpochMs(point.start) - toEpochMs(week.start) < 6.5 * 86_400_000;
    if (!week || !isSame) {
      weeks.push(point);
      continue;
    }
    weeks[weeks.length - 1] = {
      ...point,
      day: week.day,
      start: week.start,
      drawn: week.drawn === null ? point.drawn : addDecimals(week.drawn, point.drawn ?? "0"),
      overage: addDecimals(week.overage, point.overage),
    };
  }
  return weeks;
};
