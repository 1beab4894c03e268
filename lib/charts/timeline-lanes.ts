import {
  addDecimals,
  type Decimal,
  isPositive,
  subtractDecimals,
  sumDecimals,
  ZERO,
} from "@/lib/domain/base/money";
import type { Instant, Period } from "@/lib/domain/base/period";
import type { ScheduleRow } from "@/lib/wire/agreement";

/** What a lane needs to know of a commitment. */
export type LaneTerm = Pick<
  ScheduleRow,
  "commitment" | "unit" | "pool" | "rolledOverFrom" | "archivedAt" | "segments"
>;

type Segment = ScheduleRow["segments"][number];

/** What a segment holds, in exact digits. */
export type SegmentParts = Pick<Segment, "drawn" | "pending" | "left" | "lapsed" | "overage">;

export type Phase = "over" | "running" | "to-come";

export const phaseOf = ({ start, end }: Period, at: Instant): Phase =>
  start > at ? "to-come" : end !== null && end <= at ? "over" : "running";

/**
 * A credit granted anew each month is one lane; what rolled over stands by itself. `nameOf`: what those
 * of one lane have in common of their names.
 */
export const groupLanes = <Term extends LaneTerm>(
  terms: readonly Term[],
  nameOf: (name: string) => string = (name) => name,
): Term[][] => {
  const lanes: Term[][] = [];
  for (const term of terms) {
    const lane = lanes.find((each) => {
      const last = each.at(-1);
      return last !== undefined && term.rolledOverFrom === null && follows(last, term, nameOf);
    });
    if (lane) lane.push(term);
    else lanes.push([term]);
  }
  return lanes;
};

const follows = (last: LaneTerm, next: LaneTerm, nameOf: (name: string) => string): boolean => {
  const end = endOf(last);
  const [first] = next.segments;
  return (
    nameOf(last.commitment.name) === nameOf(next.commitment.name) &&
    last.unit.code === next.unit.code &&
    last.pool === next.pool &&
    end !== null &&
    first !== undefined &&
    end <= first.start
  );
};

export const endOf = ({ segments }: Pick<LaneTerm, "segments">): Instant | null =>
  segments.some(({ end }) => end === null)
    ? null
    : (segments
        .map(({ end }) => end ?? "")
        .sort()
        .at(-1) ?? null);

/** What a pool still held when it ended, or was withdrawn, can be used no more (ruling 9). */
export const partsAt = (
  segment: Segment,
  { pool, archivedAt }: Pick<LaneTerm, "pool" | "archivedAt">,
  at: Instant,
): SegmentParts | null => {
  const { granted, left, lapsed } = segment;
  const phase = phaseOf(segment, at);
  if (granted === null) return null;
  if (archivedAt !== null && archivedAt <= at) return { ...segment, left: ZERO };
  if (phase === "to-come") return null;
  if (phase === "running" || pool === "target" || left === null || !isPositive(left))
    return segment;
  return { ...segment, left: ZERO, lapsed: addDecimals(lapsed, left) };
};

/** Of a target that is over: what was invoiced, waived or moved in place of being attained. */
export const closedAt = (
  segment: Segment,
  { pool }: Pick<LaneTerm, "pool">,
  at: Instant,
): Decimal | null => {
  const { granted, drawn, pending, left } = segment;
  return granted === null || pool !== "target" || phaseOf(segment, at) !== "over"
    ? null
    : subtractDecimals(granted, sumDecimals([drawn, pending, left ?? ZERO]));
};
