import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMonths,
  calendarDay,
  contains,
  daysLeft,
  fromEpochMs,
  lastIncludedDay,
  overlaps,
  parseInstant,
  startOfDay,
  startOfHour,
  toEpochMs,
} from "@/lib/domain/base/period";

const september = { start: "2026-09-01T00:00:00.000Z", end: "2026-10-01T00:00:00.000Z" };
const pacific = "America/Los_Angeles";

describe("instants", () => {
  test.each([
    ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000Z"],
    ["2026-01-01T00:00:00+00:00", "2026-01-01T00:00:00.000Z"],
    ["2026-01-01T01:00:00+01:00", "2026-01-01T00:00:00.000Z"],
    ["2026-01-01T00:00:00.123456Z", "2026-01-01T00:00:00.123Z"],
  ])("%s is one instant whatever its spelling", (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  test.each([
    ["2026-01-01T00:59:59.999Z", "2026-01-01T00:00:00.000Z"],
    ["2026-01-01T01:00:00.000Z", "2026-01-01T01:00:00.000Z"],
    ["1969-12-31T23:59:30.000Z", "1969-12-31T23:00:00.000Z"],
  ])("%s is in the hour that began at %s", (instant, expected) => {
    expect(startOfHour(instant)).toBe(expected);
  });

  test.each(["2026-01-01", "2026-13-01T00:00:00Z", "tomorrow", "", "2026-01-01T00:00:00"])(
    "%s names no instant",
    (text) => {
      expect(parseInstant(text)).toBeNull();
    },
  );
});

describe("half-open periods (metrics 3.1)", () => {
  test.each([
    [-1, true],
    [0, false],
    [1, false],
  ])("%i ms from the end: inside is %s", (offset, inside) => {
    const at = fromEpochMs(toEpochMs(september.end) + offset);
    expect(contains(september, at)).toBe(inside);
  });

  test.each([
    [-1, false],
    [0, true],
    [1, true],
  ])("%i ms from the start: inside is %s", (offset, inside) => {
    const at = fromEpochMs(toEpochMs(september.start) + offset);
    expect(contains(september, at)).toBe(inside);
  });

  test("periods that touch do not overlap", () => {
    const october = { start: september.end, end: "2026-11-01T00:00:00.000Z" };
    expect(overlaps(september, october)).toBe(false);
    expect(overlaps(september, { start: "2026-09-30T23:59:59.999Z", end: null })).toBe(true);
  });

  test("an evergreen period contains every later instant", () => {
    expect(contains({ start: september.start, end: null }, "2099-01-01T00:00:00.000Z")).toBe(true);
  });
});

describe("calendar days in a named zone", () => {
  test.each([
    ["2026-01-14T08:00:00.000Z", "2026-01-14"],
    ["2026-01-14T07:59:59.999Z", "2026-01-13"],
    ["2026-07-14T07:00:00.000Z", "2026-07-14"],
    ["2026-11-01T06:59:59.999Z", "2026-10-31"],
  ])("%s is %s in Los Angeles", (instant, day) => {
    expect(calendarDay(instant, pacific)).toBe(day);
  });

  test.each(["America/Los_Angeles", "UTC", "Pacific/Tongatapu", "Europe/Berlin", "Asia/Kolkata"])(
    "the start of a day in %s is the first instant of that day",
    (zone) => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 4_000 }), (offset) => {
          const day = calendarDay(fromEpochMs(Date.UTC(2020, 0, 1) + offset * 86_400_000), zone);
          const start = startOfDay(day, zone);
          expect(calendarDay(start, zone)).toBe(day);
          expect(calendarDay(fromEpochMs(toEpochMs(start) - 1), zone)).not.toBe(day);
        }),
        { numRuns: 60 },
      );
    },
  );

  test("a day of Los Angeles has 23 and 25 hours when the clocks change", () => {
    const hours = (from: string, to: string) =>
      (toEpochMs(startOfDay(to, pacific)) - toEpochMs(startOfDay(from, pacific))) / 3_600_000;
    expect(hours("2026-03-08", "2026-03-09")).toBe(23);
    expect(hours("2026-11-01", "2026-11-02")).toBe(25);
  });

  test("an exclusive end of 1 January is shown as through 31 December", () => {
    expect(lastIncludedDay("2027-01-01T00:00:00.000Z", "UTC")).toBe("2026-12-31");
    expect(lastIncludedDay("2027-01-01T08:00:00.000Z", pacific)).toBe("2026-12-31");
  });

  test("days left run from today, exclusive, to the last included day", () => {
    const end = "2026-12-01T00:00:00.000Z";
    expect(daysLeft(end, "2026-11-20T14:05:00.000Z", "UTC")).toBe(10);
    expect(daysLeft(end, "2026-11-30T23:59:59.999Z", "UTC")).toBe(0);
    expect(daysLeft(end, "2026-12-01T00:00:00.000Z", "UTC")).toBe(-1);
  });
});

describe("months are counted from the anchor (metrics 3.1)", () => {
  test("31 January + 1 month is 28 February, + 2 months is 31 March", () => {
    const anchor = "2026-01-31T00:00:00.000Z";
    expect(addMonths(anchor, "UTC", 1)).toBe("2026-02-28T00:00:00.000Z");
    expect(addMonths(anchor, "UTC", 2)).toBe("2026-03-31T00:00:00.000Z");
  });

  test("29 February falls on 28 February in common years", () => {
    expect(addMonths("2024-02-29T00:00:00.000Z", "UTC", 12)).toBe("2025-02-28T00:00:00.000Z");
  });

  test("midnight stays midnight in the contract zone across a clock change", () => {
    expect(addMonths("2026-03-01T08:00:00.000Z", pacific, 1)).toBe("2026-04-01T07:00:00.000Z");
  });
});
