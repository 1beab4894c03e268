import type { XY } from "@/lib/charts/axis";

export type Run = { readonly isBelow: boolean; readonly points: readonly XY[] };

/** A line cut where it crosses zero: what is left above it is another thing than what is missing below. */
export const splitAtZero = (line: readonly XY[]): Run[] => {
  const runs: { isBelow: boolean; points: XY[] }[] = [];
  let before: XY | undefined;
  for (const point of line) {
    const run = runs.at(-1);
    const isBelow = point.y < 0;
    if (run === undefined || before === undefined) {
      runs.push({ isBelow, points: [point] });
    } else if (run.isBelow === isBelow) {
      run.points.push(point);
    } else {
      const crossing = { x: crossingOf(before, point), y: 0 };
      run.points.push(crossing);
      runs.push({ isBelow, points: [crossing, point] });
    }
    before = point;
  }
  return runs;
};

const crossingOf = (from: XY, to: XY): number =>
  from.x + (to.x - from.x) * (from.y / (from.y - to.y));
