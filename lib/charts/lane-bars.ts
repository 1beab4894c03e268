import { closedAt, partsAt, phaseOf, type SegmentParts } from "@/lib/charts/timeline-lanes";
import { findValue } from "@/lib/domain/base/metric";
import { type Decimal, isPositive, ZERO } from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import type { TimelineTerm } from "@/lib/wire/timeline";

/** What a piece of a bar stands for; `outline`: its amount is not given, or holds nothing any more. */
export type BarMeaning =
  | "drawn"
  | "attained"
  | "pending"
  | "available"
  | "owed"
  | "not-open"
  | "lapsed"
  | "overage"
  | "outline";

/** A piece of a lane, in pixels. */
export type LaneBar = {
  readonly x: number;
  readonly width: number;
  readonly meaning: BarMeaning;
  readonly isOver: boolean;
  /** It has no end: it goes on past the axis. */
  readonly goesOn: boolean;
};

type Axis = { readonly toX: (ms: number) => number; readonly width: number };
type Piece = { readonly meaning: BarMeaning; readonly share: number };
type Segment = TimelineTerm["segments"][number];
type Stretch = { readonly from: number; readonly to: number };

const gapPx = 1;

/** Every segment of a commitment in the window, piece by piece in the order of all bars. */
export const barsOf = (term: TimelineTerm, axis: Axis, at: Instant): LaneBar[] =>
  term.segments.flatMap((whole) => {
    const segment = untilWithdrawn(whole, term.archivedAt);
    if (segment === null) return [];
    const from = axis.toX(toEpochMs(segment.start));
    const to = segment.end === null ? axis.width : axis.toX(toEpochMs(segment.end));
    if (to <= 0 || from >= axis.width) return [];
    const isOver = phaseOf(segment, at) === "over";
    const stretches = term.hourly
      ? hourlyPieces(term, segment, axis, at)
      : segment.end === null
        ? openPieces(term, segment, { from, to }, axis, at)
        : [{ from, to: to - gapPx, pieces: piecesOf(term, segment, at) }];
    const bars = stretches.flatMap((each) => placePieces(each, axis.width, isOver));
    return segment.end === null ? bars.map((bar, index) => goesOn(bar, index, bars)) : bars;
  });

/** What was withdrawn runs no further; nothing of it is left where it had not begun. */
const untilWithdrawn = (segment: Segment, archivedAt: Instant | null): Segment | null => {
  const { start, end } = segment;
  if (archivedAt === null || (end !== null && end <= archivedAt)) return segment;
  return archivedAt <= start ? null : { ...segment, end: archivedAt };
};

const goesOn = (bar: LaneBar, index: number, bars: readonly LaneBar[]): LaneBar =>
  index === bars.length - 1 ? { ...bar, goesOn: true } : bar;

const piecesOf = (term: TimelineTerm, segment: Segment, at: Instant): Piece[] => {
  const parts = partsAt(segment, term, at);
  if (parts === null) return [{ meaning: "not-open", share: 1 }];
  const pieces = toPieces(parts, term.pool === "target", closedAt(segment, term, at));
  return pieces.length === 0 ? [{ meaning: "outline", share: 1 }] : pieces;
};

/** A target is attained and owed, never drawn and available. */
const toPieces = (parts: SegmentParts, isTarget: boolean, closed: Decimal | null): Piece[] => {
  const { drawn, pending, left, lapsed, overage } = parts;
  const rest = left ?? ZERO;
  const amounts: readonly (readonly [BarMeaning, Decimal])[] = isTarget
    ? [
        ["attained", drawn],
        ["pending", pending],
        ["owed", rest],
        ["outline", closed ?? ZERO],
      ]
    : [
        ["drawn", drawn],
        ["pending", pending],
        ["available", rest],
        ["lapsed", lapsed],
        ["overage", overage],
      ];
  return amounts.flatMap(([meaning, amount]) =>
    isPositive(amount) ? [{ meaning, share: Number(amount) }] : [],
  );
};

/** Without an end there is no plan to be ahead of: until today what was drawn, from today what is left. */
const openPieces = (
  term: TimelineTerm,
  segment: Segment,
  { from, to }: Stretch,
  { toX }: Axis,
  at: Instant,
) => {
  const parts = partsAt(segment, term, at);
  const today = Math.min(to, Math.max(from, toX(toEpochMs(at))));
  if (parts === null) return [{ from, to, pieces: [{ meaning: "not-open", share: 1 } as const] }];
  const isTarget = term.pool === "target";
  const past = toPieces({ ...parts, left: ZERO }, isTarget, null);
  const left = toPieces(
    { ...parts, drawn: ZERO, pending: ZERO, lapsed: ZERO, overage: ZERO },
    isTarget,
    null,
  );
  const outline = [{ meaning: "outline", share: 1 }] as const;
  return [
    { from, to: today - gapPx, pieces: past.length > 0 ? past : outline },
    { from: today, to, pieces: left.length > 0 ? left : outline },
  ];
};

/** The days read are filled, used and unused; what is to come is outlined, and so is what was not read. */
const hourlyPieces = ({ hourly }: TimelineTerm, segment: Segment, axis: Axis, at: Instant) => {
  const from = axis.toX(toEpochMs(segment.start));
  const to = (segment.end === null ? axis.width : axis.toX(toEpochMs(segment.end))) - gapPx;
  const within = (ms: number): number => Math.min(to, Math.max(from, axis.toX(ms)));
  const used = hourly === null ? null : findValue(hourly.utilization);
  const whole = [{ from, to, pieces: [{ meaning: "not-open", share: 1 }] as const }];
  if (used === null || hourly?.firstDay == null || hourly.lastDay === null) return whole;
  const read = within(toEpochMs(`${hourly.firstDay}T00:00:00.000Z`));
  const until = within(toEpochMs(`${hourly.lastDay}T00:00:00.000Z`) + 86_400_000);
  const now = Math.max(until, within(toEpochMs(at)));
  const share = Math.min(1, Number(used));
  const outline = { meaning: "outline", share: 1 } as const;
  return [
    { from, to: read - gapPx, pieces: [outline] },
    {
      from: read,
      to: until,
      pieces: [
        { meaning: "drawn", share } as const,
        { meaning: "lapsed", share: 1 - share } as const,
      ].filter((piece) => piece.share > 0),
    },
    { from: until + gapPx, to: now, pieces: [outline] },
    { from: now + gapPx, to, pieces: [{ meaning: "available", share: 1 } as const] },
  ].filter((stretch) => stretch.to > stretch.from);
};

const placePieces = (
  { from, to, pieces }: Stretch & { readonly pieces: readonly Piece[] },
  width: number,
  isOver: boolean,
): LaneBar[] => {
  const whole = pieces.reduce((sum, { share }) => sum + share, 0);
  const gaps = gapPx * (pieces.length - 1);
  const room = Math.max(1, to - from - gaps);
  let x = from;
  return pieces.flatMap(({ meaning, share }) => {
    const own = Math.max(1, (share / whole) * room);
    const [start, end] = [Math.max(0, x), Math.min(width, x + own)];
    x += own + gapPx;
    return end <= start ? [] : [{ x: start, width: end - start, meaning, isOver, goesOn: false }];
  });
};
