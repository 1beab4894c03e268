import { amountTicks, type MonthMark, monthMarks } from "@/lib/charts/axis";
import type { Unit } from "@/lib/domain/base/money";
import { fromEpochMs, type Instant, toEpochMs } from "@/lib/domain/base/period";

/** A part of a day's bar: which ink it has and how tall it is, in the chart's own measure. */
export type DayPart = {
  readonly ink: "drawn" | "drawn2" | "drawn3" | "unused" | "outline";
  readonly value: number;
};

/** One bar, one row of the table twin, one stop of the keyboard. */
export type DayRow = {
  readonly key: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly when: string;
  /** Nothing to draw, and why: a dotted box, never a zero. */
  readonly gap: "no data" | "doubted" | null;
  readonly parts: readonly DayPart[];
  readonly values: readonly { readonly label: string; readonly text: string }[];
};

/** Places in percent of the plot, so that the browser does the scaling. */
export type DayMark = Omit<DayRow, "parts"> & {
  readonly left: number;
  readonly width: number;
  /** The whole column, which answers the pointer. */
  readonly pitchLeft: number;
  readonly pitch: number;
  readonly parts: readonly {
    readonly ink: DayPart["ink"];
    readonly bottom: number;
    readonly height: number;
  }[];
};

export type DayChart = {
  readonly marks: readonly DayMark[];
  readonly ticks: readonly { readonly bottom: number; readonly text: string }[];
  readonly zero: number;
  readonly months: readonly MonthMark[];
  /** From edge to edge, in epoch milliseconds. */
  readonly x: readonly [number, number];
};

/** Left of the plot its values, right of it words where there is room for them. */
const ticksPx = 56;
const asidePx = 144;
const asideFromPx = 740;

export const hasAside = (width: number): boolean => width >= asideFromPx;

/** How wide the plot is in a picture of so many pixels. */
export const dayPlotWidthOf = (width: number): number =>
  width - ticksPx - (hasAside(width) ? asidePx : 0);

type Measure = {
  /** Null: a ratio, printed in percent. */
  readonly unit: Unit | null;
  /** At least this much is shown: what is committed a day, or 1. */
  readonly top?: number;
};

const barShare = 0.6;

/** Days side by side at their places in time, parts stacked from the zero line. */
export const layoutDays = (rows: readonly DayRow[], { unit, top = 0 }: Measure): DayChart => {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) {
    return { marks: [], ticks: [], zero: 0, months: [], x: [0, 0] };
  }
  const from = toEpochMs(first.start);
  const length = toEpochMs(last.end) - from;
  const place = (ms: number): number => ((ms - from) / length) * 100;
  const sums = rows.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
  const high = Math.max(top, ...sums, 0);
  const low = Math.min(0, ...sums);
  const span = (high - low) * 1.04 || 1;
  const up = (value: number): number => ((value - low) / span) * 100;
  return {
    marks: rows.map((row) => toMark(row, place, { up, span })),
    ticks: ticksOf(low, high, unit).map(({ value, text }) => ({ bottom: up(value), text })),
    zero: up(0),
    months: monthMarks(fromEpochMs(from), fromEpochMs(from + length), "UTC"),
    x: [from, from + length],
  };
};

const toMark = (
  row: DayRow,
  place: (ms: number) => number,
  { up, span }: { readonly up: (value: number) => number; readonly span: number },
): DayMark => {
  const left = place(toEpochMs(row.start));
  const pitch = place(toEpochMs(row.end)) - left;
  let base = 0;
  const parts = row.parts.map(({ ink, value }) => {
    const bottom = up(Math.min(base, base + value));
    base += value;
    return { ink, bottom, height: (Math.abs(value) / span) * 100 };
  });
  return {
    ...row,
    parts,
    left: left + (pitch * (1 - barShare)) / 2,
    width: pitch * barShare,
    pitchLeft: left,
    pitch,
  };
};

const ticksOf = (low: number, high: number, unit: Unit | null) =>
  unit === null ? percentTicks(low, high) : amountTicks(low, high, unit);

const percentSteps = [0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1];

const percentTicks = (low: number, high: number) => {
  const step = percentSteps.find((each) => (high - low) / each <= 5) ?? 1;
  const ticks: { value: number; text: string }[] = [];
  for (let count = Math.ceil(low / step); count * step <= high * 1.0001; count += 1) {
    const value = Number((count * step).toPrecision(6));
    ticks.push({ value, text: `${Math.round(value * 100)}%`.replace("-", "−") });
  }
  return ticks;
};
