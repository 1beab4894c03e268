import { measureText } from "@/lib/charts/measure-text";

/** Where a plot stands in its picture, in pixels. */
export type PlotArea = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Below the plot, where bars too flat for it stand by themselves. */
  readonly strip: { readonly top: number; readonly bottom: number } | null;
  /** Where the names of the time axis begin: under the plot, or under the strip. */
  readonly foot: number;
  /** Of the whole picture. */
  readonly width: number;
  readonly height: number;
  /** Too narrow for words beside the plot: they stand in it. */
  readonly isNarrow: boolean;
};

export const plotHeight = 264;

const stripPx = 44;
const stripGapPx = 18;

/** Room above the plot for today and two lines of names, below it for the axis. */
const topPx = 56;
const bottomPx = 25;

/** Room beside the plot for the words of a forecast. */
const wordsPx = 172;
const narrowPx = 640;

/** Between the values of the axis and the plot. */
export const tickGapPx = 8;

type Words = {
  /** The values of the axis, of every way to draw the chart, so that it never moves. */
  readonly ticks: readonly string[];
  readonly hasForecast: boolean;
  readonly hasStrip: boolean;
};

export const plotAreaOf = (width: number, { ticks, hasForecast, hasStrip }: Words): PlotArea => {
  const isNarrow = width < narrowPx;
  const left = Math.ceil(Math.max(0, ...ticks.map(measureText))) + tickGapPx + 2;
  const bottom = plotHeight - bottomPx;
  const strip = hasStrip
    ? { top: bottom + stripGapPx, bottom: bottom + stripGapPx + stripPx }
    : null;
  const foot = strip?.bottom ?? bottom;
  return {
    left,
    top: topPx,
    right: width - (hasForecast && !isNarrow ? wordsPx : 8),
    bottom,
    strip,
    foot,
    width,
    height: foot + bottomPx,
    isNarrow,
  };
};

/** About how wide the plot will be, before its axis is known. */
export const plotWidthOf = (width: number, hasForecast: boolean): number =>
  width - (hasForecast && width >= narrowPx ? wordsPx : 8) - 56;

/** From a value to its pixel. */
export const scaleOf =
  ([from, to]: readonly [number, number], start: number, end: number) =>
  (value: number): number =>
    start + ((value - from) / (to - from || 1)) * (end - start);
