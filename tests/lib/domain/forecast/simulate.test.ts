import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysFrom } from "@/lib/domain/base/day-length";
import {
  addDecimals,
  isNegative,
  multiplyDecimals,
  subtractDecimals,
  sumDecimals,
} from "@/lib/domain/base/money";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { BurnRank } from "@/lib/domain/forecast/burn-order";
import { simulate } from "@/lib/domain/forecast/simulate";

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
  ownPerDay: null as string | null,
  start: day(start),
  end: end === null ? null : day(end),
});

describe("one pool", () => {
  test("70,000 at 300 a day lapse 14,800 at the year's end (metrics 3.5)", () => {
    const end = "2025-01-01T00:00:00.000Z";
    const outlook = simulate([{ ...pool("a", "70000", null), end }], "300", at);
    expect(outlook.get("a")).toMatchObject({ emptyAt: null, unused: "14800", overage: "0" });
  });

  test("without an end it runs out on 19 Feb 2025 (metrics 3.5)", () => {
    const outlook = simulate([pool("a", "70000", null)], "300", at);
    expect(outlook.get("a")?.emptyAt?.slice(0, 10)).toBe("2025-02-19");
    expect(outlook.get("a")?.unused).toBeNull();
  });

  test("without an end nobody can say how much goes beyond it, only since when", () => {
    const later = simulate([pool("a", "50", null)], "10", at).get("a");
    const already = simulate([pool("a", "0", null)], "10", at).get("a");
    const idle = simulate([pool("a", "0", null)], "0", at).get("a");
    expect(later).toMatchObject({ overage: null, overFrom: day(5) });
    expect(already).toMatchObject({ overage: null, overFrom: at });
    expect(idle).toMatchObject({ overage: "0", overFrom: null });
  });

  test("what an ended pool beside it took over stands; only the one without an end is unknown", () => {
    const outlook = simulate([pool("a", "0", 3), pool("b", "20", null, 5)], "10", at);
    expect(outlook.get("a")).toMatchObject({ overage: "30", overFrom: at });
    expect(outlook.get("b")).toMatchObject({ overage: null, overFrom: day(7) });
  });

  test("used up early, the rest of its time is overage", () => {
    const outlook = simulate([pool("a", "50", 10)], "10", at);
    expect(outlook.get("a")).toMatchObject({
      emptyAt: day(5),
      unused: "0",
      overage: "50",
      overFrom: day(5),
    });
  });

  test("already empty, all that comes is overage", () => {
    expect(simulate([pool("a", "0", 4)], "10", at).get("a")).toMatchObject({
      overage: "40",
      overFrom: at,
    });
  });

  test("without consumption nothing runs out", () => {
    expect(simulate([pool("a", "50", 10)], "0", at).get("a")).toMatchObject({
      emptyAt: null,
      unused: "50",
      overage: "0",
    });
  });

  test("a date beyond any calendar says nothing, and what only grows never runs out", () => {
    const vast = simulate([pool("a", `1${"0".repeat(30)}`, null)], "1", at);
    const growing = simulate([pool("a", "10", null)], "-1", at);
    expect([vast, growing].map((outlook) => outlook.get("a")?.emptyAt)).toEqual([null, null]);
  });

  test("exactly used up at its end is neither early nor over", () => {
    expect(simulate([pool("a", "100", 10)], "10", at).get("a")).toMatchObject({
      emptyAt: day(10),
      unused: "0",
      overage: "0",
      overFrom: null,
    });
  });
});

describe("several pools", () => {
  test("the one that ends first is drawn first, and the next takes over without overage", () => {
    const outlook = simulate([pool("late", "30", 20), pool("early", "20", 10)], "2", at);
    expect(outlook.get("early")).toMatchObject({ emptyAt: day(10), unused: "0" });
    expect(outlook.get("late")).toMatchObject({ unused: "10", overage: "0" });
  });

  test("a pool opens only at its start: the first runs dry long before the total says so", () => {
    const outlook = simulate([pool("q1", "50", 10), pool("q2", "500", 20, 10)], "10", at);
    expect(outlook.get("q1")).toMatchObject({ emptyAt: day(5), overage: "50" });
    expect(outlook.get("q2")).toMatchObject({ unused: "400", overage: "0" });
  });

  test("a line has a point wherever drawing begins or ceases, and says what is left", () => {
    const outlook = simulate([pool("late", "30", 20), pool("early", "20", 10)], "4", at);
    expect(outlook.get("early")?.line).toEqual([
      { at, left: "20" },
      { at: day(5), left: "0" },
      { at: day(10), left: "0" },
    ]);
    expect(outlook.get("late")?.line).toEqual([
      { at, left: "30" },
      { at: day(5), left: "30" },
      { at: day(10), left: "10" },
      { at: day(12.5), left: "0" },
      { at: day(20), left: "0" },
    ]);
  });

  test("a dry pool is charged with no overage while another one has something left (ruling 30)", () => {
    const outlook = simulate([pool("dry", "0", 20), pool("full", "500", 30)], "10", at);
    expect(outlook.get("dry")).toMatchObject({ overage: "0", overFrom: null });
    expect(outlook.get("full")).toMatchObject({ overage: "0", unused: "200" });
  });

  test("a target is drawn once the pools before it are dry, and what goes beyond it is no overage (ruling 30)", () => {
    const target = { ...pool("target", "100", 20), rank: { ...rank, shape: "build-up" as const } };
    const outlook = simulate([target, pool("paid", "50", 10)], "10", at);
    expect(outlook.get("paid")).toMatchObject({ emptyAt: day(5), overage: "0" });
    expect(outlook.get("target")).toMatchObject({ emptyAt: day(15), unused: "0", overage: "0" });
  });

  test("a pool that only some usage may draw takes its own, and its usage falls to the others once it is dry", () => {
    const own = { ...pool("own", "20", 30), ownPerDay: "4" };
    const outlook = simulate([own, pool("shared", "100", 30)], "10", at);
    expect(outlook.get("own")).toMatchObject({ emptyAt: day(5), overage: "0" });
    // 30 in five days beside it, then ten a day.
    expect(outlook.get("shared")).toMatchObject({ emptyAt: day(12), overage: "180" });
  });

  test("a pool whose amount is not given takes all that comes to it while it is open", () => {
    const unknown = { ...pool("unknown", "0", 10), left: null };
    const outlook = simulate([unknown, pool("after", "50", 20)], "10", at);
    expect(outlook.has("unknown")).toBe(false);
    expect(outlook.get("after")).toMatchObject({ emptyAt: day(15), overage: "50" });
  });

  test("every unit consumed is drawn from a pool or is overage (identity)", () => {
    const plain = fc.record({
      left: fc.integer({ min: 0, max: 400 }),
      start: fc.integer({ min: -20, max: 0 }),
      length: fc.integer({ min: 21, max: 60 }),
      own: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 3 }),
      isTarget: fc.boolean(),
      priority: fc.option(fc.integer({ min: 1, max: 3 })),
    });
    const cases = fc.tuple(
      fc.array(plain, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 45, max: 90 }),
    );
    fc.assert(
      fc.property(cases, ([plains, rate]) => {
        const shared = {
          left: 7,
          start: -1,
          length: 62,
          own: null,
          isTarget: false,
          priority: null,
        };
        const pools = [...plains, shared].map((each, index) => ({
          ...pool(`p${index}`, String(each.left), each.start + each.length, each.start),
          ownPerDay: each.own === null || each.isTarget ? null : String(each.own),
          rank: {
            ...rank,
            shape: each.isTarget ? ("build-up" as const) : ("burn-down" as const),
            priority: each.priority === null ? null : String(each.priority),
          },
        }));
        const outlooks = simulate(pools, String(rate), at);
        const last =
          pools
            .map(({ end }) => end ?? "")
            .sort()
            .at(-1) ?? at;
        const drawn = sumDecimals(
          pools.map(({ id, left }) => subtractDecimals(left, outlooks.get(id)?.unused ?? "0")),
        );
        const overage = sumDecimals([...outlooks.values()].flatMap((each) => each.overage ?? []));
        const consumed = multiplyDecimals(String(rate), daysFrom(at, last));
        expect(addDecimals(drawn, overage)).toBe(consumed);
        for (const [id, { line, unused, emptyAt }] of outlooks) {
          expect(isNegative(unused ?? "0"), id).toBe(false);
          const instants = line.map((each): Instant => each.at);
          expect(instants, id).toEqual([...new Set(instants)].sort());
          expect(line[line.length - 1]?.left, id).toBe(unused);
          if (emptyAt !== null)
            expect(
              line.some((each) => each.at === emptyAt),
              id,
            ).toBe(true);
        }
      }),
      { seed: 35 },
    );
  });
});
