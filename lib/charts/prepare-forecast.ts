import type { XY } from "@/lib/charts/axis";
import { isNegative } from "@/lib/domain/base/money";
import { toEpochMs } from "@/lib/domain/base/period";
import { formatAmount } from "@/lib/format/format-amount";
import { formatDayOfYear } from "@/lib/format/format-date";
import type { CommitmentSeries } from "@/lib/wire/series";

export type ForecastChart = {
  /** Empty where no straight line would be true: more opens before it runs out. */
  readonly line: readonly XY[];
  readonly runOut: number | null;
  /** Where it crosses into use beyond the pool, and where that ends; null when it never does. */
  readonly beyond: readonly [XY, XY] | null;
  /** How far below zero the axis has to reach. */
  readonly lowest: number;
  readonly label: string;
  readonly note: string;
  readonly isBeyond: boolean;
};

/** Use far beyond the pool would leave the pool itself no room: it is drawn to this share of it. */
const shownBelow = 0.3;

/** From what is available today to the end of the term at the rate seen. */
export const prepareForecast = (
  { forecast, unit }: Pick<CommitmentSeries, "forecast" | "unit">,
  high: number,
): ForecastChart | null => {
  if (forecast === null) return null;
  const runOut = forecast.runsOutAt === null ? null : toEpochMs(forecast.runsOutAt);
  const rate = formatAmount({ amount: forecast.perDay, unit }, { isEstimate: true }).text;
  if (forecast.end === null || forecast.atEnd === null) {
    if (forecast.runsOutAt === null) return null;
    const label = `${formatDayOfYear(forecast.runsOutAt.slice(0, 10))} runs out`;
    const note = `at ${rate} a day`;
    return { line: [], runOut, beyond: null, lowest: 0, isBeyond: true, label, note };
  }
  const [from, to] = [
    { x: toEpochMs(forecast.from), y: Number(forecast.available) },
    { x: toEpochMs(forecast.end), y: Number(forecast.atEnd) },
  ];
  const isBeyond = isNegative(forecast.atEnd);
  const crossing = { x: runOut ?? from.x, y: 0 };
  const lowest = isBeyond ? Math.max(to.y, -shownBelow * high) : 0;
  const rest = { amount: forecast.atEnd.replace("-", ""), unit };
  const what = formatAmount(rest, { isEstimate: true }).text;
  const words = !isBeyond
    ? { label: `${what} lapses`, note: `at ${rate} a day` }
    : forecast.runsOutAt === null
      ? { label: `${what} more`, note: "beyond the pool by the end" }
      : {
          label: `${formatDayOfYear(forecast.runsOutAt.slice(0, 10))} runs out`,
          note: `${what} beyond the pool`,
        };
  return {
    line: [from, to],
    runOut,
    beyond: isBeyond ? [crossing, clipAt(lowest, crossing, to)] : null,
    lowest,
    isBeyond,
    ...words,
  };
};

/** The point where the line from zero down leaves the axis. */
const clipAt = (lowest: number, from: XY, to: XY): XY =>
  to.y >= lowest ? to : { x: from.x + (to.x - from.x) * (lowest / to.y), y: lowest };
