import {
  type AmountTick,
  amountTicks,
  type MonthMark,
  timeMarks,
  type XY,
} from "@/lib/charts/axis";
import { type ForecastChart, prepareForecast } from "@/lib/charts/prepare-forecast";
import type { Unit } from "@/lib/domain/base/money";
import { fromEpochMs, type Instant, toEpochMs } from "@/lib/domain/base/period";
import { formatAmount } from "@/lib/format/format-amount";
import { formatDayOfYear } from "@/lib/format/format-date";
import type { CommitmentSeries } from "@/lib/wire/series";

/** One bar, one row of the table twin, one stop of the keyboard. */
export type BalanceMark = {
  readonly key: string;
  /** Where the mark stands and how wide its span is, in epoch milliseconds. */
  readonly x: number;
  readonly spanMs: number;
  /** The bar hangs from the balance before to the balance after; null draws a dotted "no data" box. */
  readonly before: number | null;
  readonly after: number | null;
  /** Below zero: use beyond the pool. */
  readonly overage: number;
  /** How high its bar is in the strip, where bars stand by themselves. */
  readonly drawnValue: number;
  readonly isRunning: boolean;
  readonly when: string;
  readonly drawn: string;
  /** What else moved, with its sign. */
  readonly other: string;
  /** Of one entry: its own amount, with its sign. */
  readonly change: string;
  readonly overageText: string;
  readonly balance: string;
  readonly plan: string;
  readonly note: string;
  /** Of one entry: what kind it is, and its amount in short. Absent: a day, or several. */
  readonly entry?: {
    readonly look: "drawn" | "lapsed" | "moved" | "opened" | "overage" | "pending";
    readonly short: string;
  };
};

export type BalanceChart = {
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
  /** A step area: the balance as it stood between two marks. Where points were left out, it slopes. */
  readonly balance: readonly (readonly XY[])[];
  readonly cumulative: readonly XY[];
  readonly plans: readonly (readonly XY[])[];
  readonly cumulativePlan: readonly XY[];
  /** Bars too flat to hang between two balances stand in a strip of their own below the plot. */
  readonly strip: BarStrip | null;
  readonly lapses: readonly { readonly x: number; readonly from: number; readonly label: string }[];
  readonly forecast: ForecastChart | null;
  readonly today: number | null;
  readonly todayLabel: string;
  readonly marks: readonly BalanceMark[];
  /** Each mark is one entry of a vendor's ledger. */
  readonly isByEntry: boolean;
  /** "each bar is a week": said when days were put together. */
  readonly grouping: string | null;
  /** "500 of 1,998 entries": said when the line was reduced. */
  readonly reduction: string | null;
  /** What the area stands for; absent: what is available. */
  readonly tone?: "postpaid";
};

export type BarStrip = {
  readonly y: readonly [number, number];
  /** Its highest value alone: the strip is low. */
  readonly ticks: readonly AmountTick[];
  /** "drawn by week" */
  readonly label: string;
};

/** A term with what it opens with; null where no amount is given. */
export type ChartSegment = {
  readonly name: string;
  readonly start: Instant;
  readonly end: Instant | null;
  readonly opensWith: string | null;
};

type Frame = Pick<CommitmentSeries, "unit" | "start" | "end" | "dayZone" | "forecast"> & {
  readonly segments: readonly ChartSegment[];
};

/** Everything a chart of a balance has whatever it is drawn from. */
export const frameOf = (
  { unit, start, end, dayZone, segments, forecast }: Frame,
  { heights, total, at }: { heights: readonly number[]; total: number; at: Instant },
) => {
  const x = [toEpochMs(start), toEpochMs(end)] as const;
  const opening = segments.map(({ opensWith }) => Number(opensWith ?? 0));
  const high = Math.max(0, ...opening, ...heights);
  const ahead = prepareForecast({ unit, forecast, end }, high);
  const low = Math.min(0, ahead?.lowest ?? 0, ...heights);
  // The plan of all segments has to fit beside what was drawn of them.
  const most = Math.max(
    opening.reduce((sum, each) => sum + each, 0),
    total,
    1,
  );
  const today = toEpochMs(at);
  return {
    unit,
    x,
    y: [padded(low), padded(high)] as const,
    cumulativeY: [0, padded(most)] as const,
    ticks: amountTicks(low, high, unit),
    cumulativeTicks: amountTicks(0, most, unit),
    months: timeMarks(fromEpochMs(x[0]), fromEpochMs(x[1]), dayZone),
    edges: segments.map(({ name, start: from, opensWith }) => ({
      x: toEpochMs(from),
      title: segments.length > 1 ? name : "",
      amount:
        opensWith === null ? "amount not given" : formatAmount({ amount: opensWith, unit }).text,
    })),
    plans: segments.flatMap((segment) => planOf(segment)),
    cumulativePlan: cumulativePlan(segments),
    forecast: ahead,
    today: today >= x[0] && today <= x[1] ? today : null,
    todayLabel: `Today, ${formatDayOfYear(at.slice(0, 10))}`,
  };
};

const padded = (value: number): number => value * 1.08;

const planOf = ({ start, end, opensWith }: ChartSegment): XY[][] =>
  opensWith === null || end === null
    ? []
    : [
        [
          { x: toEpochMs(start), y: Number(opensWith) },
          { x: toEpochMs(end), y: 0 },
        ],
      ];

/** The plans of all segments, one on top of the other in time. */
const cumulativePlan = (segments: readonly ChartSegment[]): XY[] => {
  if (segments.some(({ opensWith, end }) => opensWith === null || end === null)) return [];
  const cuts = [...new Set(segments.flatMap(({ start, end }) => [start, end ?? start]))].sort();
  return cuts.map((cut) => ({
    x: toEpochMs(cut),
    y: segments.reduce((sum, { start, end, opensWith }) => {
      const length = toEpochMs(end ?? start) - toEpochMs(start);
      const share = (toEpochMs(cut) - toEpochMs(start)) / length;
      return sum + Number(opensWith) * Math.min(1, Math.max(0, share));
    }, 0),
  }));
};

/** How far a mark reaches up and down. */
export const heightsOf = ({ before, after, overage }: BalanceMark): number[] => [
  before ?? 0,
  after ?? 0,
  -overage,
];

/** What was drawn so far, by the end of each bar. */
export const cumulativeOf = (
  start: number,
  bars: readonly { readonly x: number; readonly drawn: string | null }[],
): XY[] => {
  let sum = 0;
  const steps = bars.map(({ x, drawn }) => {
    sum += Number(drawn ?? 0);
    return { x, y: sum };
  });
  return [{ x: start, y: 0 }, ...steps];
};
