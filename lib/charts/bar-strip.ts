import { amountTicks } from "@/lib/charts/axis";
import type { BalanceMark, BarStrip } from "@/lib/charts/balance-chart";
import { barPitchPx, hangingPitchPx, stepForWidth } from "@/lib/charts/bar-step";
import type { CalendarStep } from "@/lib/domain/base/calendar-step";
import type { Unit } from "@/lib/domain/base/money";

/** A hanging bar lower than this is a dash on the line. */
const seenPx = 6;

/** About how high the plot is. */
const plotPx = 180;

type Room = {
  readonly spanMs: number;
  readonly plotPx: number;
  readonly finest: CalendarStep;
  /** From the lowest to the highest balance. */
  readonly range: number;
};

/**
 * Which bars a balance is drawn with: those that hang between two balances, as fine as they can be told
 * apart, or, where most of them would be too flat to be seen, finer ones in a strip of their own.
 */
export const chooseBars = (
  { spanMs, plotPx: width, finest, range }: Room,
  drawnBy: (step: CalendarStep) => readonly number[],
): { readonly step: CalendarStep; readonly isStrip: boolean } => {
  const hanging = stepForWidth(spanMs, width, { finest, pitchPx: hangingPitchPx });
  const heights = drawnBy(hanging).map((drawn) => (Math.abs(drawn) / (range || 1)) * plotPx);
  const median = heights.toSorted((left, right) => left - right)[Math.floor(heights.length / 2)];
  if (median === undefined || median >= seenPx) return { step: hanging, isStrip: false };
  return { step: stepForWidth(spanMs, width, { finest, pitchPx: barPitchPx }), isStrip: true };
};

export const stripOf = (
  marks: readonly BalanceMark[],
  step: CalendarStep,
  unit: Unit,
): BarStrip => {
  const bars = marks.filter(({ entry }) => !entry);
  const high = Math.max(0, ...bars.map(({ drawnValue, overage }) => drawnValue + overage));
  const low = Math.min(0, ...bars.map(({ drawnValue }) => drawnValue));
  return {
    y: [low, high || 1],
    ticks: amountTicks(low, high, unit).slice(-1),
    label: `drawn by ${step}`,
  };
};
