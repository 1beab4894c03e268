import { describe, expect, it } from "vitest";
import { calendarMonths } from "@/lib/domain/reports/fiscal-calendar";
import { lastPeriods, reportPeriodsOf } from "@/lib/domain/reports/report-periods";

const asked = { calendar: calendarMonths, per: "month", zone: "UTC" } as const;

describe("the periods of a report", () => {
  it("are those of the calendar, cut where the report begins and ends", () => {
    const periods = reportPeriodsOf({ ...asked, from: "2026-09-15", to: "2026-11-01" });
    expect(periods.map(({ firstDay, endDay, isWhole }) => [firstDay, endDay, isWhole])).toEqual([
      ["2026-09-15", "2026-10-01", false],
      ["2026-10-01", "2026-11-01", true],
    ]);
  });

  it("tile without a gap, by the days of their zone, on daylight-saving days too", () => {
    for (const zone of ["America/Los_Angeles", "Europe/Berlin", "Pacific/Tongatapu"]) {
      const periods = reportPeriodsOf({ ...asked, zone, from: "2026-01-01", to: "2027-01-01" });
      expect(periods).toHaveLength(12);
      for (const [index, { end }] of periods.entries()) {
        expect(periods[index + 1]?.start ?? end).toBe(end);
      }
    }
    const [october] = reportPeriodsOf({
      ...asked,
      zone: "Europe/Berlin",
      from: "2026-10-01",
      to: "2026-11-01",
    });
    expect([october?.start, october?.end]).toEqual([
      "2026-09-30T22:00:00.000Z",
      "2026-10-31T23:00:00.000Z",
    ]);
  });

  it("may be quarters and years of any first month, or one over all", () => {
    const fiscal = { ...asked, calendar: { kind: "months", firstMonth: 2 } as const };
    const of = (per: "quarter" | "year" | "whole") =>
      reportPeriodsOf({ ...fiscal, per, from: "2026-02-01", to: "2027-02-01" }).map(
        ({ firstDay }) => firstDay,
      );
    expect(of("quarter")).toEqual(["2026-02-01", "2026-05-01", "2026-08-01", "2026-11-01"]);
    expect(of("year")).toEqual(["2026-02-01"]);
    expect(of("whole")).toEqual(["2026-02-01"]);
    expect(reportPeriodsOf({ ...asked, from: "2026-02-01", to: "2026-02-01" })).toEqual([]);
  });

  it("unasked are the last ones that are over", () => {
    expect(lastPeriods(calendarMonths, "month", "2026-12-01", 3)).toEqual({
      from: "2026-09-01",
      to: "2026-12-01",
    });
    expect(lastPeriods(calendarMonths, "quarter", "2026-11-30", 2)).toEqual({
      from: "2026-04-01",
      to: "2026-10-01",
    });
  });
});
