import { beforeEach, describe, expect, test } from "vitest";
import { createRateLimits, type RateLimits } from "@/lib/server/rate-limits";

let nowMs: number;
let limits: RateLimits;
beforeEach(() => {
  nowMs = 1_000_000;
  limits = createRateLimits(60, () => nowMs);
});

const take = (count: number, subject = "somebody") =>
  Array.from({ length: count }, () => limits.take(subject));

describe("sixty a minute", () => {
  test("are taken at once, and the next is told how long to wait", () => {
    expect(take(60).every(({ waitMs }) => waitMs === 0)).toBe(true);
    expect(take(1)).toEqual([{ limit: 60, remaining: 0, resetMs: 60_000, waitMs: 1_000 }]);
  });

  test("say what is left, and until when all of it is back", () => {
    expect(take(3)).toEqual([
      { limit: 60, remaining: 59, resetMs: 1_000, waitMs: 0 },
      { limit: 60, remaining: 58, resetMs: 2_000, waitMs: 0 },
      { limit: 60, remaining: 57, resetMs: 3_000, waitMs: 0 },
    ]);
  });

  test("come back one by one", () => {
    take(60);
    nowMs += 1_000;
    expect(take(2).map(({ waitMs }) => waitMs)).toEqual([0, 1_000]);
    nowMs += 59_000;
    expect(take(59).every(({ waitMs }) => waitMs === 0)).toBe(true);
  });

  test("are never more over any minute than twice as many, and never fewer than was promised", () => {
    let taken = 0;
    for (let at = 0; at < 60_000; at += 50) {
      nowMs = 1_000_000 + at;
      taken += take(3).filter(({ waitMs }) => waitMs === 0).length;
    }
    expect(taken).toBeGreaterThanOrEqual(60);
    expect(taken).toBeLessThanOrEqual(120);
  });

  test("of one are not taken from another", () => {
    take(61);
    expect(take(1, "somebody else")).toMatchObject([{ remaining: 59, waitMs: 0 }]);
  });

  test("are not made longer by asking while there are none", () => {
    take(60);
    for (let asked = 0; asked < 1_000; asked += 1) take(1);
    expect(take(1)).toMatchObject([{ waitMs: 1_000 }]);
  });
});

test("who asked longest ago is forgotten where there are too many to remember", () => {
  take(60, "first");
  for (let index = 0; index < 10_000; index += 1) take(1, `address ${index}`);
  expect(take(1, "first")).toMatchObject([{ remaining: 59 }]);
});
