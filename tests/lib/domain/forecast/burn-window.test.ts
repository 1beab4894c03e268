import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "@/lib/domain/base/period";
import {
  dailyWindow,
  postedWindow,
  postingDayMax,
  postingInterval,
  wholeDaysOf,
} from "@/lib/domain/forecast/burn-window";

const today = "2026-11-20";
const ago = (days: number) => addDays(today, -days);
const whole = { first: ago(700), last: ago(1) };

describe("the days that a rate may be measured over (metrics 3.14 ruling 28)", () => {
  const zone = "America/Los_Angeles";

  test("end with the newest day that is over and read, and begin with the first whole day of the group", () => {
    const start = "2026-11-01T00:00:00.000Z";
    expect(
      wholeDaysOf(start, "2026-11-20T14:00:00.000Z", "2026-11-19T09:00:00.000Z", zone),
    ).toEqual({ first: "2026-11-01", last: "2026-11-18", zone });
  });

  test("a day is over at the very instant at which it ends", () => {
    const midnight = "2026-11-20T08:00:00.000Z";
    expect(wholeDaysOf(midnight, midnight, midnight, zone)).toEqual({
      first: "2026-11-20",
      last: "2026-11-19",
      zone,
    });
  });

  test("nothing was read: there are none", () => {
    expect(wholeDaysOf(whole.first, "2026-11-20T14:00:00.000Z", null, zone)).toBeNull();
  });
});

describe("the window of a daily source", () => {
  test("is thirty whole days, whichever of them have a row (metrics 3.14 ruling 28)", () => {
    expect(dailyWindow(whole)).toEqual({ first: ago(30), last: ago(1) });
  });

  test("never begins before its burn group did", () => {
    expect(dailyWindow({ first: ago(9), last: ago(1) })).toEqual({ first: ago(9), last: ago(1) });
  });
});

describe("the window of a ledger that its vendor keeps (metrics 3.14 ruling 19)", () => {
  const every = (days: number, count: number, from = 1) =>
    Array.from({ length: count }, (_, index) => ago(from + days * index)).reverse();

  test("is thirty days of one that posts every day, however much it posts on each", () => {
    expect(postedWindow(every(1, postingDayMax), whole)).toEqual({ first: ago(30), last: ago(1) });
  });

  test("of a daily one that went quiet ends with what was read, not with its last row", () => {
    expect(postedWindow(every(1, 20, 40), whole)).toEqual({ first: ago(30), last: ago(1) });
  });

  test("is three periods of one that posts by the month", () => {
    const days = ["2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31"];
    expect(postedWindow(days, whole)).toEqual({ first: "2026-08-01", last: "2026-10-31" });
  });

  test("is three periods of one whose last began long ago, not all time since the group began", () => {
    const days = ["2024-12-31", "2025-06-30", "2025-12-31", "2026-06-30"];
    const long = { first: "2024-01-01", last: ago(1) };
    expect(postedWindow(days, long)).toEqual({ first: "2025-01-01", last: "2026-06-30" });
  });

  test("is 28 days at least of one that posts every few days", () => {
    expect(postedWindow(every(4, 12), whole)).toEqual({ first: ago(28), last: ago(1) });
  });

  test("counts the days up to its first posting as one period", () => {
    expect(postedWindow([ago(3)], { first: ago(23), last: ago(1) })).toEqual({
      first: ago(23),
      last: ago(3),
    });
  });

  test("of one posting lets the next be a month away at least: a posting on the first day is no daily one", () => {
    const first = ago(31);
    expect(postedWindow([first], { first, last: ago(1) })).toEqual({ first, last: first });
    expect(postedWindow([ago(100)], { first: ago(100), last: ago(1) })).toEqual({
      first: ago(100),
      last: ago(40),
    });
  });

  test("counts a period that was left out as one in which nothing was consumed", () => {
    const days = ["2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31", "2026-10-31"];
    expect(postedWindow(days, whole)).toEqual({ first: "2026-08-01", last: "2026-10-31" });
  });

  test("lets a period be invoiced after its end, and counts it as missed once the next is over", () => {
    const days = ["2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31"];
    const late = { first: whole.first, last: "2026-10-20" };
    expect(postedWindow(days, late)?.last).toBe("2026-08-31");
    expect(postedWindow(days, { ...late, last: "2026-11-02" })?.last).toBe("2026-10-01");
  });

  test("is empty after three missed periods, and says so with a rate of nothing", () => {
    const days = ["2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31"];
    const window = postedWindow(days, whole);
    expect((window?.first ?? "") > "2026-01-31").toBe(true);
  });

  test("before the first posting there is none, until thirty whole days say that nothing is drawn", () => {
    expect(postedWindow([], { first: ago(29), last: ago(1) })).toBeNull();
    expect(postedWindow([], { first: ago(30), last: ago(1) })).toEqual({
      first: ago(30),
      last: ago(1),
    });
  });

  test("never depends on how many entries a day holds or on what came before its last 31 days", () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 95 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(gaps, (distances) => {
        const days = [ago(1)];
        for (const distance of distances) days.unshift(addDays(days[0] ?? today, -distance));
        const long = { first: addDays(days[0] ?? today, -40), last: ago(1) };
        const kept = days.slice(-postingDayMax);
        const window = postedWindow(kept, long);
        const interval = postingInterval(kept) ?? 0;
        const length = daysBetween(window?.first ?? today, window?.last ?? today) + 1;
        expect(length).toBeGreaterThanOrEqual(interval <= 1 ? 30 : 28);
        // More of the past changes nothing but the interval, which is that of the same days.
        expect((window?.first ?? "") >= (kept[0] ?? "") || kept.length < postingDayMax).toBe(true);
      }),
      { seed: 19 },
    );
  });
});
