import { barsOf, type LaneBar } from "@/lib/charts/lane-bars";
import { measureText } from "@/lib/charts/measure-text";
import type { TimelineLane } from "@/lib/charts/prepare-timeline";
import { sayGap, sayGapShortly, sayOverlap, sayRollover } from "@/lib/charts/timeline-words";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";

/** Pixels of one axis: where an instant stands, and where the picture ends. */
export type LaneAxis = {
  readonly toX: (ms: number) => number;
  readonly width: number;
  /** Null where it lies outside. */
  readonly todayX: number | null;
};

/** One lane in pixels from the left of the axis. */
export type LaneDrawing = {
  readonly bars: readonly LaneBar[];
  /** Dotted, where nothing runs. */
  readonly gaps: readonly { readonly x: number; readonly end: number }[];
  /** Framed, where two run; over so many lanes. */
  readonly overlaps: readonly {
    readonly x: number;
    readonly end: number;
    readonly lanes: number;
  }[];
  /** From the end of a lane so many above, or none, to where this one opens. */
  readonly rollovers: readonly {
    readonly key: string;
    readonly fromX: number;
    readonly x: number;
    readonly above: number;
    readonly hasHappened: boolean;
  }[];
  readonly runsOut: readonly number[];
  readonly note: {
    readonly x: number;
    readonly anchor: "start" | "end";
    readonly text: string;
    readonly isWarning: boolean;
  } | null;
};

/** What nothing follows is dotted a little way on. */
const openGapPx = 44;
const notePadPx = 8;

export const drawLane = (lane: TimelineLane, axis: LaneAxis, at: Instant): LaneDrawing => {
  const { width } = axis;
  const x = (instant: Instant): number => axis.toX(toEpochMs(instant));
  const bars = lane.terms.flatMap((term) => barsOf(term, axis, at));
  const gaps = lane.gaps
    .map(({ start, end }) => ({
      x: Math.max(0, x(start)),
      end: Math.min(width, end === null ? x(start) + openGapPx : x(end)),
    }))
    .filter((gap) => gap.end > gap.x);
  return {
    bars,
    gaps,
    overlaps: lane.overlaps
      .map(({ start, end, below }) => ({
        x: Math.max(0, x(start)),
        end: Math.min(width, x(end)),
        lanes: below === 1 ? 2 : 1,
      }))
      .filter((overlap) => overlap.end > overlap.x),
    rollovers: lane.rollovers.flatMap(({ from, into, at: opens, above, fromEnd }) => {
      const to = x(opens);
      if (to < 0 || to > width) return [];
      const isAbove = above !== null && above > 0 && fromEnd !== null && x(fromEnd) >= 0;
      return [
        {
          key: `${from.id} ${into.id}`,
          fromX: isAbove ? Math.min(width, x(fromEnd)) : to,
          x: to,
          above: isAbove ? above : 0,
          hasHappened: opens <= at,
        },
      ];
    }),
    runsOut: lane.terms.flatMap(({ whatComes }) => {
      const runsOut = whatComes.kind === "runs-out" ? x(whatComes.at) : -1;
      return runsOut >= 0 && runsOut <= width ? [runsOut] : [];
    }),
    note: placeNote(lane, axis, { bars, gaps }, at),
  };
};

/** Right of all that the lane draws, else left of it; words that fit nowhere are left to the title. */
const placeNote = (
  lane: TimelineLane,
  { toX, width }: LaneAxis,
  { bars, gaps }: Pick<LaneDrawing, "bars" | "gaps">,
  at: Instant,
): LaneDrawing["note"] => {
  const isSeen = (start: Instant): boolean => {
    const px = toX(toEpochMs(start));
    return px >= 0 && px < width;
  };
  const overlaps = lane.overlaps.filter(({ end }) => isSeen(end)).map(sayOverlap);
  // A gap between two bars of this lane is told where there is room after them.
  const open = lane.gaps.filter(({ start }) => isSeen(start));
  const rolled = lane.rollovers
    .filter((rollover) => isSeen(rollover.at))
    .map((rollover) => sayRollover(rollover, at));
  const isWarning = overlaps.length + open.length > 0;
  const warnings = [...overlaps, ...open.map((gap) => sayGap(gap, at))];
  const shortly = [...overlaps, ...open.map(sayGapShortly)];
  const ends = [...bars.map((bar) => bar.x + bar.width), ...gaps.map(({ end }) => end)];
  const right = Math.max(0, ...ends) + notePadPx;
  const left = Math.min(width, ...bars.map((bar) => bar.x)) - notePadPx;
  // What a rollover is, its elbow shows: its words give way first.
  for (const words of [[...warnings, ...rolled], warnings, shortly]) {
    const text = words.join(", ");
    if (text === "") continue;
    const needed = measureText(text);
    if (right + needed <= width) return { x: right, anchor: "start", text, isWarning };
    if (left - needed >= 0) return { x: left, anchor: "end", text, isWarning };
  }
  return null;
};
