import type { Refusal } from "@/lib/server/door/plain-answer";

export type RoomLimits = {
  /** So many requests are worked on at once, and so many of one viewer. */
  readonly atOnce: number;
  readonly atOnceEach: number;
  /** So many wait for their turn, none longer than this. */
  readonly waiting: number;
  readonly patienceMs: number;
  /** So many of one viewer are open: waiting, worked on, or read slowly. */
  readonly openEach: number;
};

/** One request, from when it comes until its answer is read or given up. */
export type Guest = {
  /** Null once it may go in; otherwise why not. */
  readonly turn: Promise<Refusal | null>;
  /** The work is done, though its answer may still be read. */
  done(): void;
  leave(): void;
};

export type WaitingRoom = { enter(viewer: string): Guest };

type Place = { admit(): void; refuse(): void };
type Lane = { open: number; atWork: number; readonly waiting: Place[] };

/**
 * Whoever asks gets a turn after everybody else who waits had one, so that somebody with a hundred requests
 * keeps nobody with a single one waiting for all of them. What has no place is refused at once: an
 * answer that comes too late helps nobody, and makes all those after it later.
 */
export const openWaitingRoom = (limits: RoomLimits): WaitingRoom => {
  const lanes = new Map<string, Lane>();
  /** Those with somebody who waits, in the order of their turns. */
  const turns = new Set<Lane>();
  let atWork = 0;
  let waiting = 0;

  const isFree = (lane: Lane) => atWork < limits.atOnce && lane.atWork < limits.atOnceEach;
  const laneOf = (viewer: string): Lane => {
    const lane = lanes.get(viewer) ?? { open: 0, atWork: 0, waiting: [] };
    lanes.set(viewer, lane);
    return lane;
  };
  const takeOut = (lane: Lane, place: Place | undefined): void => {
    const index = place === undefined ? -1 : lane.waiting.indexOf(place);
    if (index === -1) return;
    lane.waiting.splice(index, 1);
    waiting -= 1;
    if (lane.waiting.length === 0) turns.delete(lane);
  };
  const admitNext = (): void => {
    for (const lane of turns) {
      if (atWork >= limits.atOnce) return;
      const [place] = lane.waiting;
      if (place === undefined || !isFree(lane)) continue;
      takeOut(lane, place);
      // Its next one comes after everybody else's; the loop meets it there again.
      if (turns.delete(lane)) turns.add(lane);
      atWork += 1;
      lane.atWork += 1;
      place.admit();
    }
  };
  /** The last of whoever has most waiting gives way to somebody with less. */
  const displaceFor = (lane: Lane): boolean => {
    const longest = [...turns].reduce((left, right) =>
      right.waiting.length > left.waiting.length ? right : left,
    );
    if (longest.waiting.length <= lane.waiting.length + 1) return false;
    longest.waiting.at(-1)?.refuse();
    return true;
  };

  const take = (viewer: string, lane: Lane): Guest => {
    let state: "waiting" | "working" | "reading" | "gone" = "waiting";
    let tell: (refusal: Refusal | null) => void = () => undefined;
    const turn = new Promise<Refusal | null>((resolve) => {
      tell = resolve;
    });
    const done = (): void => {
      if (state !== "working") return;
      state = "reading";
      atWork -= 1;
      lane.atWork -= 1;
      admitNext();
    };
    const leave = (): void => {
      if (state === "gone") return;
      done();
      clearTimeout(impatience);
      takeOut(lane, place);
      state = "gone";
      lane.open -= 1;
      if (lane.open === 0) lanes.delete(viewer);
      tell(full);
    };
    const impatience = setTimeout(leave, limits.patienceMs);
    const place: Place = {
      admit: () => {
        state = "working";
        clearTimeout(impatience);
        tell(null);
      },
      refuse: leave,
    };
    lane.open += 1;
    lane.waiting.push(place);
    waiting += 1;
    turns.add(lane);
    admitNext();
    return { turn, done, leave };
  };

  return {
    enter: (viewer) => {
      const lane = laneOf(viewer);
      if (lane.open >= limits.openEach) return refused(tooMany(limits.openEach));
      const isCrowded = waiting >= limits.waiting && !isFree(lane);
      if (isCrowded && !displaceFor(lane)) {
        if (lane.open === 0) lanes.delete(viewer);
        return refused(full);
      }
      return take(viewer, lane);
    },
  };
};

const refused = (refusal: Refusal): Guest => ({
  turn: Promise.resolve(refusal),
  done: () => undefined,
  leave: () => undefined,
});

const full: Refusal = {
  status: 503,
  code: "unavailable",
  message: "Too many are asking at once. Try again in a moment.",
  headers: { "Retry-After": "2" },
};

const tooMany = (openEach: number): Refusal => ({
  status: 429,
  code: "too-many-requests",
  message: `You have ${openEach} requests open. Wait for one of their answers, then ask again.`,
  headers: {
    "Retry-After": "1",
    "RateLimit-Policy": `"open";q=${openEach};qu="concurrent-requests"`,
    RateLimit: '"open";r=0',
  },
});
