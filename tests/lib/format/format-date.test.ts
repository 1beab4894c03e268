import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDay } from "@/lib/domain/base/period";
import {
  formatCalendarDay,
  formatDay,
  formatExactInstant,
  formatInstant,
  formatLastDay,
  formatLongDay,
  formatMonth,
  formatTime,
} from "@/lib/format/format-date";

describe("dates are those of the named zone, whatever the machine's", () => {
  test.each([
    ["2026-12-21T00:00:00.000Z", "UTC", "21 Dec 2026"],
    ["2026-12-31T23:59:59.999Z", "UTC", "31 Dec 2026"],
    ["2027-01-01T07:59:59.999Z", "America/Los_Angeles", "31 Dec 2026"],
    ["2026-09-01T00:00:00.000Z", "UTC", "1 Sep 2026"],
    ["2026-12-31T11:00:00.000Z", "Pacific/Auckland", "1 Jan 2027"],
    ["2028-02-29T12:00:00.000Z", "UTC", "29 Feb 2028"],
  ])("%s in %s is %s", (instant, zone, text) => {
    expect(formatDay(instant, zone)).toBe(text);
  });

  test("an exclusive end prints as the last day it includes", () => {
    expect(formatLastDay("2027-01-01T00:00:00.000Z")).toBe("31 Dec 2026");
    expect(formatLastDay("2027-01-01T08:00:00.000Z", "America/Los_Angeles")).toBe("31 Dec 2026");
    expect(formatLastDay(null)).toBe("No end");
  });

  test("times name their zone", () => {
    const instant = "2026-11-20T14:05:00.000Z";
    expect(formatTime(instant)).toBe("14:05 UTC");
    expect(formatTime("2026-11-20T00:00:00.000Z")).toBe("00:00 UTC");
    expect(formatTime(instant, "America/Los_Angeles")).toBe("06:05 America/Los Angeles");
    expect(formatInstant(instant)).toBe("20 Nov 2026, 14:05 UTC");
    expect(formatLongDay(instant)).toBe("20 November 2026");
    expect(formatMonth("2026-11-20")).toBe("Nov 2026");
  });

  test("the exact instant drops nothing but empty milliseconds", () => {
    expect(formatExactInstant("2027-01-01T00:00:00.000Z")).toBe("2027-01-01 00:00:00 UTC");
    expect(formatExactInstant("2026-11-20T13:53:11.250Z")).toBe("2026-11-20 13:53:11.250 UTC");
  });

  test("any instant prints as its calendar day", () => {
    const zones = fc.constantFrom("UTC", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata");
    const instants = fc.date({
      min: new Date("2000-01-01T00:00:00Z"),
      max: new Date("2060-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, zones, (date, zone) => {
        const day = calendarDay(date.toISOString(), zone);
        expect(formatDay(date.toISOString(), zone)).toBe(formatCalendarDay(day));
        expect(formatCalendarDay(day)).toMatch(/^\d{1,2} [A-Z][a-z]{2} \d{4}$/);
      }),
      { seed: 20261120 },
    );
  });
});
