import { expect, test } from "vitest";
import { dayNumberOf } from "@/sandbox/clock-days";
import { type DatadogExpected, datadogExpectedAt } from "@/sandbox/datadog/expected";
import { createDatadogWorld } from "@/sandbox/datadog/world";

const ANCHOR = dayNumberOf("2026-11-20");
const CLOCK = "2026-11-20T20:30:00.000Z";

const expectedAt = (now = CLOCK, seed = "commitbook", days = 90): DatadogExpected =>
  datadogExpectedAt(
    createDatadogWorld({ seed, anchorDay: ANCHOR, commitments: 0 }),
    days,
    Date.parse(now),
  );

const named = (expected: DatadogExpected, key: string) => {
  const found = expected.commitments.find((one) => one.key === key);
  if (!found) throw new Error(`No commitment ${key}`);
  return found;
};

/** Plain decimal text in whole 10^-20 parts. */
const parts = (text: string): bigint => {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(20, "0"));
};

test("a savings plan owes actual hours, and its used share is exact", () => {
  const { days, totals, measure, term, isRounded } = named(expectedAt(), "compute-main");
  expect({ measure, isRounded, count: days.length }).toEqual({
    measure: "dollars",
    isRounded: false,
    count: 90,
  });
  expect(term).toEqual({ start: "2026-03-15T00:00:00.000Z", end: "2029-03-15T00:00:00.000Z" });
  for (const { utilization, amounts } of days) {
    expect(amounts?.committed).toBe("342");
    expect(parts(amounts?.used ?? "")).toBe(342n * parts(utilization));
    expect(parts(amounts?.used ?? "") + parts(amounts?.unused ?? "")).toBe(parts("342"));
  }
  expect(totals?.committed).toBe("30780");
});

test("a first day that begins in the afternoon owes its own hours", () => {
  const { days, term } = named(expectedAt(), "compute-new");
  expect(term.start).toBe("2026-11-11T14:30:00.000Z");
  expect(days).toHaveLength(9);
  expect(days[0]).toMatchObject({ day: "2026-11-11", amounts: { committed: "23.75" } });
  expect(days[1]?.amounts?.committed).toBe("60");
});

test("utilization of a window is weighed by hours, and rounded half up to six decimals", () => {
  const { days, utilization } = named(expectedAt(), "compute-new");
  const halfHours = (index: number): bigint => (index === 0 ? 19n : 48n);
  const weight = days.reduce((sum, _, index) => sum + halfHours(index), 0n);
  const used = days.reduce((sum, day, at) => sum + parts(day.utilization) * halfHours(at), 0n);
  const millionth = 10n ** 14n;
  const rounded = (2n * used + weight * millionth) / (2n * weight * millionth);
  expect(parts(utilization ?? "")).toBe(rounded * millionth);
});

test("hours that are no finite decimal are rounded half up to ten decimals, and it is said", () => {
  const flags = named(expectedAt(), "feature-flags");
  // 14 h 42 min 29 s are 52,949 s; six reservations for so many hours are 88.248333…
  expect(flags.days[0]?.amounts?.committed).toBe("88.2483333333");
  expect(flags).toMatchObject({ measure: "instance-hours", perHour: "6", isRounded: true });
});

test("the remaining obligation runs from the clock to the exclusive end", () => {
  const ending = named(expectedAt(), "instances-ending");
  // From 20:30 on 20 November to midnight after 4 January: 45 days and 3.5 hours.
  expect(ending.term.end).toBe("2027-01-05T00:00:00.000Z");
  expect(ending).toMatchObject({ remaining: "3384.258075", daysLeft: 45, state: "active" });
  const upcoming = named(expectedAt(), "compute-upcoming");
  expect(upcoming).toMatchObject({ state: "upcoming", days: [], remaining: String(11 * 8760) });
});

test("what the rows do not say is not expected", () => {
  const expected = expectedAt();
  expect(named(expected, "databases")).toMatchObject({
    term: { end: null },
    remaining: null,
    daysLeft: null,
    state: "active",
  });
  expect(named(expected, "since-ever").term.start).toBeNull();
  for (const key of ["training-unpriced", "plan-unpriced", "vm-ending", "search-uncounted"]) {
    expect(named(expected, key)).toMatchObject({ measure: "percentage", totals: null });
  }
});

test("an ended commitment keeps its last days and owes nothing more", () => {
  const ended = named(expectedAt(), "reporting-ended");
  expect(ended).toMatchObject({ state: "expired", remaining: "0", daysLeft: null });
  expect(ended.days.at(-1)?.day).toBe("2026-11-09");
  expect(ended.runningUtilization).toBeNull();
  const cancelled = named(expectedAt(), "vm-cancelled");
  expect(cancelled).toMatchObject({ state: "cancelled", status: "cancelled", daysLeft: null });
  expect(cancelled.days.at(-1)?.day).toBe("2026-10-31");
});

test("a past day never changes with the clock", () => {
  const today = expectedAt();
  const later = expectedAt("2026-12-24T03:10:00.000Z", "commitbook", 124);
  for (const { key, days } of today.commitments) {
    const after = new Map(named(later, key).days.map((day) => [day.day, day]));
    for (const day of days) expect(after.get(day.day)).toEqual(day);
  }
});

test("the same seed tells the same, another seed other figures", () => {
  expect(expectedAt()).toEqual(expectedAt());
  const other = expectedAt(CLOCK, "another");
  expect(named(other, "compute-oversized").id).not.toBe(
    named(expectedAt(), "compute-oversized").id,
  );
  expect(named(other, "compute-oversized").days).not.toEqual(
    named(expectedAt(), "compute-oversized").days,
  );
});

test("the figures of a hundred seeds foot", () => {
  for (let number = 0; number < 100; number += 1) {
    for (const { days, totals } of expectedAt(CLOCK, `seed ${number}`, 30).commitments) {
      expect(days.every(({ utilization }) => parts(utilization) <= parts("1"))).toBe(true);
      if (totals === null) continue;
      const sum = (name: "committed" | "used" | "unused"): bigint =>
        days.reduce((so, { amounts }) => so + parts(amounts?.[name] ?? ""), 0n);
      for (const name of ["committed", "used", "unused"] as const) {
        expect(sum(name)).toBe(parts(totals[name]));
      }
      expect(sum("used") + sum("unused")).toBe(sum("committed"));
    }
  }
});
