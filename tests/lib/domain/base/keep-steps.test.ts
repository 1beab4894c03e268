import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepSteps, type Step, seriesMax, stretchCount } from "@/lib/domain/base/keep-steps";
import { addDecimals, compareDecimals, subtractDecimals } from "@/lib/domain/base/money";
import { fromEpochMs, toEpochMs } from "@/lib/domain/base/period";

const origin = Date.UTC(2026, 0, 1);

/** A running balance of these movements, so many minutes apart. */
const balanceOf = (movements: readonly (readonly [minutes: number, cents: number])[]): Step[] => {
  let [at, before] = [origin, "0"];
  return movements.map(([minutes, cents]) => {
    at += minutes * 60_000;
    const step = { at: fromEpochMs(at), before, after: addDecimals(before, `${cents / 100}`) };
    before = step.after;
    return step;
  });
};

/** Grants and corrections among deductions; many at one instant, a pause now and then. */
const ledger = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(0) },
        { weight: 6, arbitrary: fc.integer({ min: 1, max: 2_000 }) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 90_000 }) },
      ),
      fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: -900, max: 0 }) },
        { weight: 1, arbitrary: fc.integer({ min: -90_000, max: 90_000 }) },
      ),
    ),
    { minLength: 1, maxLength: 1_500, size: "max" },
  )
  .map(balanceOf);

const runs = { seed: 20261120, numRuns: 30 };

describe("a series reduced for a chart (metrics 3.14 ruling 20)", () => {
  test("has at most five hundred points, each of them one of the series, in its order", () => {
    fc.assert(
      fc.property(ledger, (points) => {
        const kept = keepSteps(points);
        expect(kept.length).toBeLessThanOrEqual(seriesMax);
        const placeOf = new Map(points.map((point, place) => [point, place]));
        const places = kept.map((point) => placeOf.get(point) ?? -1);
        expect(places).not.toContain(-1);
        expect(places).toEqual(places.toSorted((left, right) => left - right));
      }),
      runs,
    );
  });

  test("keeps the first, the last, and of every stretch the extremes of balance and of change", () => {
    const changeOf = ({ before, after }: Step) => subtractDecimals(after, before);
    const balance = ({ after }: Step) => after;
    fc.assert(
      fc.property(ledger, (points) => {
        const kept = new Set(keepSteps(points));
        expect(kept.has(points[0] as Step)).toBe(true);
        expect(kept.has(points.at(-1) as Step)).toBe(true);
        const first = toEpochMs(points[0]?.at ?? "");
        const length = toEpochMs(points.at(-1)?.at ?? "") - first;
        for (let stretch = 0; stretch < stretchCount; stretch += 1) {
          const own = points.filter(({ at }) => {
            const share = length === 0 ? 0 : (toEpochMs(at) - first) / length;
            return Math.min(stretchCount - 1, Math.floor(share * stretchCount)) === stretch;
          });
          if (own.length === 0) continue;
          const keptOf = own.filter((point) => kept.has(point));
          for (const measure of [balance, changeOf]) {
            const ofAll = own.map(measure).toSorted(compareDecimals);
            const ofKept = keptOf.map(measure).toSorted(compareDecimals);
            expect([ofKept[0], ofKept.at(-1)]).toEqual([ofAll[0], ofAll.at(-1)]);
          }
        }
      }),
      { ...runs, numRuns: 10 },
    );
  });

  test("is the series itself as long as that can be drawn", () => {
    const short = balanceOf(Array.from({ length: seriesMax }, () => [60, -100] as const));
    expect(keepSteps(short)).toBe(short);
    expect(keepSteps([])).toEqual([]);
  });

  test("of ten thousand entries at one instant keeps six", () => {
    const cents = (index: number) => (index === 40 ? 9_000_000 : index === 70 ? -80_000 : -5);
    const points = balanceOf(Array.from({ length: 10_000 }, (_, index) => [0, cents(index)]));
    const places = keepSteps(points).map((point) => points.indexOf(point));
    // The first; before, at and after the rise; the fall; the last.
    expect(places).toEqual([0, 39, 40, 70, 9_999]);
  });

  test("keeps a peak of one entry among a hundred thousand", () => {
    const points = balanceOf(
      Array.from({ length: 100_000 }, (_, index) => {
        if (index === 43_210) return [5, 7_777_777] as const;
        return index === 43_211 ? ([0, -7_777_777] as const) : ([5, -100] as const);
      }),
    );
    const kept = keepSteps(points);
    expect(kept.length).toBeLessThanOrEqual(seriesMax);
    expect(kept).toContain(points[43_210]);
    expect(kept).toContain(points[43_211]);
  });
});
