import type { Commitment } from "@/lib/domain/base/commitment";
import { fromEpochMs, type Instant, type Period, toEpochMs } from "@/lib/domain/base/period";
import { type Pool, poolOf } from "@/lib/domain/base/pool";
import { groupBy, positionKey } from "@/lib/domain/standing/positions";
import { compareByTime, compareText, type Standing } from "@/lib/domain/standing/standing";
import { isCancelledAt } from "@/lib/domain/standing/state";

/** Nothing of one account, side, pool and unit runs; no end: nothing follows. */
export type Gap = {
  /** What ended last before it. */
  readonly afterId: string;
  /** What begins first after it; null where nothing does. */
  readonly beforeId: string | null;
  readonly start: Instant;
  readonly end: Instant | null;
};

/** What of it there is nothing. */
type GapOf = Pick<Commitment, "unit"> & { readonly pool: Pool };

/** A term began before the one that it follows had ended. */
export type Overlap = {
  readonly earlierId: string;
  readonly laterId: string;
  readonly start: Instant;
  readonly end: Instant;
};

/** A commitment born from another one by rollover: a link, never new money. */
export type Rollover = {
  readonly fromId: string;
  readonly intoId: string;
  /** When the later one opens. */
  readonly at: Instant;
};

export type Successions = {
  readonly gaps: readonly (Gap & GapOf)[];
  readonly overlaps: readonly Overlap[];
  readonly rollovers: readonly Rollover[];
};

type Placed = Pick<Standing, "record">;

/** How the terms of one account follow each other, all of them: a list that is filtered has other gaps. */
export const successionsOf = (standings: readonly Placed[]): Successions => {
  const commitments = standings.map(({ record }) => record.commitment);
  const ids = new Set(commitments.map(({ id }) => id));
  const groups = [...groupBy(standings, ({ record }) => positionKey(record.commitment)).values()];
  return {
    gaps: groups.flatMap(gapsOf).sort(byStart),
    overlaps: groups.flatMap((group) => overlapsOf(group)).sort(byStart),
    rollovers: commitments
      .flatMap(({ id, start, rolledOverFrom }) =>
        rolledOverFrom !== null && ids.has(rolledOverFrom)
          ? [{ fromId: rolledOverFrom, intoId: id, at: start }]
          : [],
      )
      .sort(
        (left, right) => compareText(left.at, right.at) || compareText(left.intoId, right.intoId),
      ),
  };
};

const gapsOf = (group: readonly [Placed, ...Placed[]]): (Gap & GapOf)[] => {
  const { unit, shape, model } = group[0].record.commitment;
  const pool = poolOf({ shape, model });
  return gapsBetween(group.flatMap(coveredBy)).map((gap) => ({ ...gap, unit, pool }));
};

/** What of a commitment runs, and when. */
export type Cover = Period & { readonly id: string };

/** Its segments; what was withdrawn covers nothing from then on, or never where its day is not given. */
const coveredBy = ({ record }: Placed): Cover[] => {
  const { commitment, segments } = record;
  if (isCancelledAt({ ...commitment, archivedAt: null }, commitment.start)) return [];
  const periods = segments.length > 0 ? segments.map(({ segment }) => segment) : [commitment];
  return periods.flatMap((period) => {
    const end = earlierOf(period.end, commitment.archivedAt);
    return end !== null && end <= period.start
      ? []
      : [{ id: commitment.id, start: period.start, end }];
  });
};

const earlierOf = (left: Instant | null, right: Instant | null): Instant | null =>
  left === null ? right : right === null || left < right ? left : right;

/** Where nothing of these runs: between the first beginning and for ever after. */
export const gapsBetween = (covers: readonly Cover[]): Gap[] => {
  const gaps: Gap[] = [];
  let last: (Cover & { readonly end: Instant }) | null = null;
  for (const cover of [...covers].sort(compareByTime)) {
    if (last !== null && cover.start > last.end)
      gaps.push({ afterId: last.id, beforeId: cover.id, start: last.end, end: cover.start });
    // Without an end it covers all that is to come.
    if (cover.end === null) return gaps;
    if (last === null || cover.end > last.end) last = { ...cover, end: cover.end };
  }
  return last === null
    ? gaps
    : [...gaps, { afterId: last.id, beforeId: null, start: last.end, end: null }];
};

/** What is bought by the hour stands side by side on purpose. */
const overlapsOf = (group: readonly [Placed, ...Placed[]]): Overlap[] =>
  poolOf(group[0].record.commitment) === "hourly"
    ? []
    : [...groupBy(group, ({ record }) => record.commitment.vendorType).values()].flatMap((own) =>
        overlapsBetween(own.flatMap(wholeOf)),
      );

const wholeOf = (placed: Placed): Cover[] => {
  const covers = coveredBy(placed).sort(compareByTime);
  const [first] = covers;
  if (first === undefined) return [];
  const ends = covers.map(({ end }) => end);
  const end = ends.includes(null)
    ? null
    : (ends
        .flatMap((each) => each ?? [])
        .sort()
        .at(-1) ?? null);
  return [{ ...first, end }];
};

/**
 * Two of one kind where the later one follows the earlier: it begins in the second half of the other and
 * goes on after its end. What begins sooner was meant to run beside it, what ends sooner to add to it.
 */
export const overlapsBetween = (covers: readonly Cover[]): Overlap[] => {
  const sorted = [...covers].sort(compareByTime);
  return sorted.flatMap((earlier, index) => {
    const { start, end } = earlier;
    if (end === null) return [];
    const middle = fromEpochMs((toEpochMs(start) + toEpochMs(end)) / 2);
    return sorted
      .slice(index + 1)
      .filter((later) => later.start >= middle && later.start < end && (later.end ?? "~") > end)
      .map((later) => ({ earlierId: earlier.id, laterId: later.id, start: later.start, end }));
  });
};

const byStart = (left: { readonly start: Instant }, right: { readonly start: Instant }): number =>
  compareText(left.start, right.start);
