import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type CalendarDay, daysBetween } from "@/lib/domain/base/period";
import { type FiscalCalendar, fiscalYearOf } from "@/lib/domain/reports/fiscal-calendar";

const weeks = (
  kind: "4-4-5" | "4-5-4" | "5-4-4",
  anchor: CalendarDay,
  leapYears: number[] | null = null,
): FiscalCalendar => ({ kind, anchor, leapYears });

const lengths = ({ months, end }: ReturnType<typeof fiscalYearOf>): number[] =>
  months.map((day, index) => daysBetween(day, months[index + 1] ?? end) / 7);

describe("fiscal calendars (ruling 22)", () => {
  it("a year of calendar months begins with its first month", () => {
    const february = { kind: "months", firstMonth: 2 } as const;
    const year = fiscalYearOf(february, "2027-01-31");
    expect([year.months[0], year.months[11], year.end]).toEqual([
      "2026-02-01",
      "2027-01-01",
      "2027-02-01",
    ]);
    expect(fiscalYearOf(february, "2027-02-01").months[0]).toBe("2027-02-01");
  });

  it("weeks fall into months by the pattern, the 53rd into the last month", () => {
    const year = fiscalYearOf(weeks("4-4-5", "2026-02-01"), "2026-06-15");
    expect(lengths(year)).toEqual([4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5]);
    const long = fiscalYearOf(weeks("5-4-4", "2026-02-01"), "2028-06-15");
    // The Sunday nearest to 1 February 2029, a Thursday, is the 4th.
    expect([long.months[0], long.end]).toEqual(["2028-01-30", "2029-02-04"]);
    expect(lengths(long)).toEqual([5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 5]);
  });

  it("named leap years decide instead of the nearest weekday, before the anchor too", () => {
    const calendar = weeks("4-5-4", "2026-02-01", [2024, 2026]);
    expect(fiscalYearOf(calendar, "2026-02-01").end).toBe("2027-02-07");
    expect(fiscalYearOf(calendar, "2027-02-07").end).toBe("2028-02-06");
    expect(fiscalYearOf(calendar, "2026-01-31").months[0]).toBe("2025-02-02");
    expect(fiscalYearOf(calendar, "2025-02-01").months[0]).toBe("2024-01-28");
  });

  it("years tile the line, each of 52 or 53 weeks, whatever the calendar", () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays("1980-01-01", count));
    const calendar = fc.oneof(
      fc
        .integer({ min: 1, max: 12 })
        .map((firstMonth) => ({ kind: "months", firstMonth }) as const),
      fc.record({
        kind: fc.constantFrom("4-4-5", "4-5-4", "5-4-4"),
        anchor: day,
        leapYears: fc.option(
          fc.uniqueArray(fc.integer({ min: 1980, max: 2090 }), { maxLength: 6 }),
        ),
      }),
    );
    fc.assert(
      fc.property(calendar, day, (of, asked) => {
        const year = fiscalYearOf(of, asked);
        const days = [...year.months, year.end];
        expect(days).toEqual([...new Set(days)].sort());
        const first = year.months[0] ?? "";
        expect(first <= asked && asked < year.end).toBe(true);
        expect(fiscalYearOf(of, first)).toEqual(year);
        expect(fiscalYearOf(of, year.end).months[0]).toBe(year.end);
        expect(fiscalYearOf(of, addDays(first, -1)).end).toBe(first);
        if (of.kind !== "months") expect([364, 371]).toContain(daysBetween(first, year.end));
      }),
      { numRuns: 100 },
    );
  });
});
