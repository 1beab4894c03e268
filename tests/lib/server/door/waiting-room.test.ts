import { expect, test } from "vitest";
import { type Guest, openWaitingRoom } from "@/lib/server/door/waiting-room";

const limits = { atOnce: 2, atOnceEach: 1, waiting: 4, patienceMs: 60_000, openEach: 10 };

/** What has become of a guest by now. */
const stateOf = async ({ turn }: Guest): Promise<number | "in" | "waits"> => {
  const said = await Promise.race([turn, Promise.resolve("waits" as const)]);
  return said === "waits" ? "waits" : said === null ? "in" : said.status;
};

const statesOf = (guests: readonly Guest[]) => Promise.all(guests.map(stateOf));

test("one viewer never takes all that can be worked on", async () => {
  const room = openWaitingRoom(limits);
  const guests = [room.enter("a"), room.enter("a"), room.enter("b")];
  expect(await statesOf(guests)).toEqual(["in", "waits", "in"]);
});

test("who comes with one request is not behind all of those who came with many", async () => {
  const room = openWaitingRoom(limits);
  const [first, ...many] = ["a", "a", "a", "b"].map((viewer) => room.enter(viewer));
  const single = room.enter("c");
  expect(await stateOf(single)).toBe("waits");
  first?.done();
  expect(await statesOf(many)).toEqual(["in", "waits", "in"]);
  many[0]?.done();
  expect(await stateOf(single)).toBe("in");
});

test("more of one viewer than may be open are refused as too many", async () => {
  const room = openWaitingRoom({ ...limits, waiting: 100, openEach: 3 });
  const guests = Array.from({ length: 4 }, () => room.enter("a"));
  expect(await statesOf(guests)).toEqual(["in", "waits", "waits", 429]);
  guests[0]?.done();
  expect(await stateOf(room.enter("a"))).toBe(429);
  guests[0]?.leave();
  expect(await stateOf(room.enter("a"))).toBe("waits");
});

test("a full room refuses, but the longest lane gives way to somebody with less", async () => {
  const room = openWaitingRoom(limits);
  const many = Array.from({ length: 5 }, () => room.enter("a"));
  expect(await statesOf(many)).toEqual(["in", "waits", "waits", "waits", "waits"]);
  expect(await stateOf(room.enter("b"))).toBe("in");
  expect(await stateOf(room.enter("a"))).toBe(503);
  const other = room.enter("c");
  expect(await stateOf(other)).toBe("waits");
  expect(await statesOf(many)).toEqual(["in", "waits", "waits", "waits", 503]);
});

test("who waits too long is told, and who goes away frees the place", async () => {
  const room = openWaitingRoom({ ...limits, patienceMs: 20 });
  const [inside, late] = [room.enter("a"), room.enter("a")];
  expect((await late.turn)?.status).toBe(503);
  const next = room.enter("a");
  inside.leave();
  expect(await next.turn).toBeNull();
  next.leave();
  expect(await room.enter("a").turn).toBeNull();
});

test("whatever comes and goes, no place is lost", async () => {
  const room = openWaitingRoom({ ...limits, waiting: 8 });
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  let guests: Guest[] = [];
  for (let step = 0; step < 3_000; step += 1) {
    const guest = guests[random(guests.length + 1)];
    const what = guest === undefined ? 0 : random(4);
    if (what < 2) guests.push(room.enter(`v${random(5)}`));
    else if (what === 2) guest?.done();
    else {
      guest?.leave();
      guests = guests.filter((each) => each !== guest);
    }
  }
  for (const guest of guests) guest.leave();
  const after = [room.enter("x"), room.enter("y"), room.enter("z")];
  expect(await statesOf(after)).toEqual(["in", "in", "waits"]);
});
