import type { MonthMark } from "@/lib/charts/axis";
import { measureText } from "@/lib/charts/measure-text";

/** A name under a time axis, in pixels. */
export type AxisName = {
  readonly startMs: number;
  /** Where its month begins, where a tick stands. */
  readonly tick: number;
  readonly x: number;
  readonly anchor: "start" | "middle";
  readonly text: string;
  readonly isYear: boolean;
};

type Axis = {
  readonly toX: (ms: number) => number;
  /** Names stand between these. */
  readonly left: number;
  readonly right: number;
  /** Under the middle of their month, or right of its tick; coarser names always stand at the tick. */
  readonly align: "middle" | "start";
};

/** Which marks are named, and how a year is written. */
type Level = {
  readonly isNamed: (mark: MonthMark, index: number) => boolean;
  readonly isLong: boolean;
  readonly isFinest: boolean;
};

const ofMonths = (isNamed: (month: number) => boolean): Level => ({
  isNamed: ({ month }) => month !== null && isNamed(month),
  isLong: false,
  isFinest: false,
});

const ofYears = (count: number): Level => ({
  isNamed: ({ year }) => year !== null && Number(year) % count === 0,
  isLong: false,
  isFinest: false,
});

const every = (count: number, isLong: boolean): Level => ({
  isNamed: (_, index) => index % count === 0,
  isLong,
  isFinest: count === 1,
});

const monthLevels: readonly Level[] = [
  every(1, true),
  every(1, false),
  ofMonths((month) => month % 3 === 1),
  ofMonths((month) => month % 6 === 1),
  ofYears(1),
  ofYears(2),
  ofYears(5),
  ofYears(10),
];

const dayLevels: readonly Level[] = [1, 2, 3, 6].map((count) => every(count, false));

const gapPx = 4;
const tickGapPx = 4;

/**
 * As many names as stand beside one another: every month, else quarters, halves, years. A name cut by
 * the end of the axis is left out, and never one between two others.
 */
export const nameAxis = (marks: readonly MonthMark[], axis: Axis): readonly AxisName[] => {
  const levels = marks[0]?.month === null ? dayLevels : monthLevels;
  for (const level of levels) {
    // Beside its tick a year stands alone, in place of January.
    if (level.isLong && axis.align === "start") continue;
    const names = marks.filter(level.isNamed).map((mark) => toName(mark, level, axis));
    const inside = names.filter((name) => {
      const [from, to] = extentOf(name);
      return from >= axis.left && to <= axis.right;
    });
    if (inside.length > 0 && areApart(inside)) return inside;
  }
  return [];
};

const toName = (mark: MonthMark, { isLong, isFinest }: Level, axis: Axis): AxisName => {
  const { startMs, centreMs, label, year } = mark;
  const tick = axis.toX(startMs);
  const isMiddle = isFinest && axis.align === "middle";
  return {
    startMs,
    tick,
    x: isMiddle ? axis.toX(centreMs) : tick + tickGapPx,
    anchor: isMiddle ? "middle" : "start",
    text: year === null ? label : isLong ? `${label} ${year}` : year,
    isYear: year !== null,
  };
};

const extentOf = ({ x, anchor, text }: AxisName): readonly [number, number] => {
  const width = measureText(text);
  const left = anchor === "start" ? x : x - width / 2;
  return [left, left + width];
};

const areApart = (names: readonly AxisName[]): boolean =>
  names.every((name, index) => {
    const next = names[index + 1];
    return next === undefined || extentOf(name)[1] + gapPx <= extentOf(next)[0];
  });
