import type { TimeWindow } from "@/lib/charts/time-window";
import { endOf, groupLanes } from "@/lib/charts/timeline-lanes";
import { contains, type Instant, toEpochMs } from "@/lib/domain/base/period";
import type { TimelineRow, TimelineTerm } from "@/lib/wire/timeline";

/** Commitments that follow each other under one name, with what stands after them. */
export type TimelineLane = {
  /** Of the commitment that it opens: the one that runs, else the last that ran, else the first. */
  readonly id: string;
  readonly name: string;
  readonly current: TimelineTerm;
  readonly contract: string | null;
  readonly terms: readonly TimelineTerm[];
  readonly gaps: TimelineRow["gaps"];
  readonly overlaps: readonly (TimelineRow["overlaps"][number] & {
    /** So many lanes below this one; null where it is not on the axis. */
    readonly below: number | null;
  })[];
  readonly rollovers: readonly (TimelineRow["rollovers"][number] & {
    /** So many lanes above this one, with its end; null where it is not on the axis. */
    readonly above: number | null;
    readonly fromEnd: Instant | null;
  })[];
};

export type TimelineItem =
  | { readonly kind: "side"; readonly id: string; readonly name: string }
  | {
      readonly kind: "lane";
      readonly id: string;
      readonly account: TimelineRow["account"];
      /** The first of its account carries the name. */
      readonly isFirst: boolean;
      readonly lane: TimelineLane;
    };

export type Timeline = {
  readonly items: readonly TimelineItem[];
  /** Lanes on the axis, and those that lie before or after all of it. */
  readonly shown: number;
  readonly outside: number;
};

export const sideWords = { sold: "Sold to customers", bought: "Bought from vendors" } as const;

type LaneItem = Extract<TimelineItem, { kind: "lane" }>;

/** Lanes of the accounts read so far that something of lies in the window. */
export const prepareTimeline = (
  rows: readonly TimelineRow[],
  window: TimeWindow,
  at: Instant,
): Timeline => {
  const items: TimelineItem[] = [];
  let [shown, outside] = [0, 0];
  let side: TimelineRow["side"] | null = null;
  for (const row of rows) {
    const own = lanesOf(row, window, at);
    shown += own.lanes.length;
    outside += own.outside;
    if (own.lanes.length === 0) continue;
    if (row.side !== side) items.push({ kind: "side", id: row.side, name: sideWords[row.side] });
    side = row.side;
    items.push(...own.lanes);
  }
  return { items, shown, outside };
};

type OwnLanes = { readonly lanes: readonly LaneItem[]; readonly outside: number };

/** With every page that is read all rows are asked for again: what a row comes to is kept beside it. */
const kept = new WeakMap<TimelineRow, OwnLanes & { window: TimeWindow; at: Instant }>();

const lanesOf = (row: TimelineRow, window: TimeWindow, at: Instant): OwnLanes => {
  const known = kept.get(row);
  if (known?.window === window && known.at === at) return known;
  const lanes = groupLanes(row.terms, stemOf);
  const inside = lanes.filter((lane) => isInside(lane, window));
  const own = {
    lanes: inside.flatMap((lane, index): LaneItem[] => {
      const prepared = toLane(lane, index, inside, row, at);
      return prepared === null
        ? []
        : [
            {
              kind: "lane",
              id: `${row.id} ${prepared.terms[0]?.commitment.id}`,
              account: row.account,
              isFirst: index === 0,
              lane: prepared,
            },
          ];
    }),
    outside: lanes.length - inside.length,
  };
  kept.set(row, { ...own, window, at });
  return own;
};

const isInside = (lane: readonly TimelineTerm[], { startMs, endMs }: TimeWindow): boolean =>
  lane.some(
    ({ start, end }) => toEpochMs(start) < endMs && (end === null || toEpochMs(end) > startMs),
  );

const toLane = (
  lane: readonly TimelineTerm[],
  index: number,
  lanes: readonly (readonly TimelineTerm[])[],
  row: TimelineRow,
  at: Instant,
): TimelineLane | null => {
  const current = currentOf(lane, at);
  if (current === undefined) return null;
  const ids = new Set(lane.map(({ commitment }) => commitment.id));
  const placeOf = (id: string): number | null => {
    const place = lanes.findIndex((each) => each.some(({ commitment }) => commitment.id === id));
    return place === -1 ? null : place;
  };
  const gaps = row.gaps.filter(({ after }) => ids.has(after.id));
  const overlaps = row.overlaps.filter(({ earlier }) => ids.has(earlier.id));
  const rollovers = row.rollovers.filter(({ into }) => ids.has(into.id));
  return {
    id: current.commitment.id,
    name: nameOf(lane, current, row.account.name),
    current,
    contract: current.contract?.name ?? null,
    terms: lane,
    gaps,
    overlaps: overlaps.map((each) => {
      const place = placeOf(each.later.id);
      return { ...each, below: place === null ? null : place - index };
    }),
    rollovers: rollovers.map((each) => {
      const place = placeOf(each.from.id);
      const from = row.terms.find(({ commitment }) => commitment.id === each.from.id);
      return {
        ...each,
        above: place === null ? null : index - place,
        fromEnd: from === undefined ? null : endOf(from),
      };
    }),
  };
};

/** "MIU allocation" of "MIU allocation, November 2026": a term that says when it is says what it is before. */
const stemOf = (name: string): string => name.replace(/, [^,]*\b\d{4}$/, "");

/** Its account stands beside it. */
const nameOf = (lane: readonly TimelineTerm[], current: TimelineTerm, account: string): string => {
  const { name } = current.commitment;
  const own = lane.length === 1 ? name : stemOf(name);
  return own.startsWith(`${account}: `) ? own.slice(account.length + 2) : own;
};

const currentOf = (lane: readonly TimelineTerm[], at: Instant): TimelineTerm | undefined =>
  lane.find((term) => contains(term, at)) ?? lane.findLast(({ start }) => start <= at) ?? lane[0];
