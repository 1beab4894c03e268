import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDecimals,
  isNegative,
  multiplyDecimals,
  subtractDecimals,
  sumDecimals,
} from "@/lib/domain/base/money";
import { addDuration } from "@/lib/domain/base/period";
import type { BurnRank } from "@/lib/domain/forecast/burn-order";
import { daysFrom, projectPools } from "@/lib/domain/forecast/project-pools";

const dayMs = 86_400_000;
const at = "2024-07-01T00:00:00.000Z";
const day = (count: number) => addDuration(at, count * dayMs);
const rank: BurnRank = {
  id: "c",
  shape: "burn-down",
  rolledOverFrom: null,
  priority: null,
  createdAt: null,
  start: at,
  end: null,
};
const pool = (id: string, left: string, end: number | null, start = -10) => ({
  id,
  rank,
  left,
  start: day(start),
  end: end === null ? null : day(end),
});

describe("one pool", () => {
  test("70,000 at 300 a day lapse 14,800 at the year's end (metrics 3.5)", () => {
    const end = "2025-01-01T00:00:00.000Z";
    const outlook = projectPools(
      [{ id: "a", rank, start: day(-1), end, left: "70000" }],
      "300",
      at,
    );
    expect(outlook.get("a")).toMatchObject({ emptyAt: null, unused: "14800", overage: "0" });
  });

  test("without an end it runs out on 19 Feb 2025 (metrics 3.5)", () => {
    const outlook = projectPools(
      [{ id: "a", rank, start: day(-1), end: null, left: "70000" }],
      "300",
      at,
    );
    expect(outlook.get("a")?.emptyAt?.slice(0, 10)).toBe("2025-02-19");
    expect(outlook.get("a")?.unused).toBeNull();
  });

  test("used up early, the rest of its time is overage", () => {
    const outlook = projectPools([pool("a", "50", 10)], "10", at);
    expect(outlook.get("a")).toEqual({
      emptyAt: day(5),
      unused: "0",
      overage: "50",
      overFrom: day(5),
    });
  });

  test("already empty, all that comes is overage", () => {
    expect(projectPools([pool("a", "0", 4)], "10", at).get("a")).toMatchObject({
      overage: "40",
      overFrom: at,
    });
  });

  test("without consumption nothing runs out", () => {
    expect(projectPools([pool("a", "50", 10)], "0", at).get("a")).toMatchObject({
      emptyAt: null,
      unused: "50",
      overage: "0",
    });
  });

  test("a date beyond any calendar says nothing, and what only grows never runs out", () => {
    const vast = projectPools([pool("a", `1${"0".repeat(30)}`, null)], "1", at);
    const growing = projectPools([pool("a", "10", null)], "-1", at);
    expect([vast, growing].map((outlook) => outlook.get("a")?.emptyAt)).toEqual([null, null]);
  });

  test("exactly used up at its end is neither early nor over", () => {
    expect(projectPools([pool("a", "100", 10)], "10", at).get("a")).toEqual({
      emptyAt: day(10),
      unused: "0",
      overage: "0",
      overFrom: null,
    });
  });
});

describe("several pools", () => {
  test("the one that ends first is drawn first, and the next takes over without overage", () => {
    const outlook = projectPools([pool("late", "30", 20), pool("early", "20", 10)], "2", at);
    expect(outlook.get("early")).toMatchObject({ emptyAt: day(10), unused: "0" });
    expect(outlook.get("late")).toMatchObject({ unused: "10", overage: "0" });
  });

  test("a pool opens only at its start: the first runs dry long before the total says so", () => {
    const outlook = projectPools([pool("q1", "50", 10), pool("q2", "500", 20, 10)], "10", at);
    expect(outlook.get("q1")).toMatchObject({ emptyAt: day(5), overage: "50" });
    expect(outlook.get("q2")).toMatchObject({ unused: "400", overage: "0" });
  });

  test("every unit consumed is drawn from a pool or is overage (identity)", () => {
    const plain = fc.record({
      left: fc.integer({ min: 0, max: 400 }),
      start: fc.integer({ min: -20, max: 0 }),
      length: fc.integer({ min: 21, max: 60 }),
    });
    const cases = fc.tuple(
      fc.array(plain, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 40 }),
    );
    fc.assert(
      fc.property(cases, ([plains, rate]) => {
        const pools = plains.map(({ left, start, length }, index) =>
          pool(`p${index}`, String(left), start + length, start),
        );
        const outlooks = projectPools(pools, String(rate), at);
        const last =
          pools
            .map(({ end }) => end ?? "")
            .sort()
            .at(-1) ?? at;
        const drawn = sumDecimals(
          pools.map(({ id, left }) => subtractDecimals(left, outlooks.get(id)?.unused ?? "0")),
        );
        const overage = sumDecimals([...outlooks.values()].map((each) => each.overage));
        const consumed = multiplyDecimals(String(rate), daysFrom(at, last));
        expect(addDecimals(drawn, overage)).toBe(consumed);
        expect([...outlooks.values()].some(({ unused }) => isNegative(unused ?? "0"))).toBe(false);
      }),
      { seed: 35 },
    );
  });
});
