import { describe, expect, test } from "vitest";
import { addDays, calendarSteps, finestStep, firstDayOf } from "@/lib/domain/base/calendar-step";

describe("the calendar behind bars", () => {
  test.each([
    ["day", "2026-11-20"],
    ["week", "2026-11-16"],
    ["month", "2026-11-01"],
    ["year", "2026-01-01"],
  ] as const)("the %s of a Friday begins on %s", (step, first) => {
    expect(firstDayOf("2026-11-20", step)).toBe(first);
    expect(firstDayOf(first, step)).toBe(first);
  });

  test("a week begins on Monday across the end of a year and before 1970", () => {
    expect(firstDayOf("2027-01-03", "week")).toBe("2026-12-28");
    expect(firstDayOf("1969-12-31", "week")).toBe("1969-12-29");
  });

  test("the finest step that fits is taken, and both ends are counted", () => {
    expect(finestStep("2026-11-20", "2026-11-20", 1)).toBe("day");
    expect(finestStep("2026-01-01", addDays("2026-01-01", 499), 500)).toBe("day");
    expect(finestStep("2026-01-01", addDays("2026-01-01", 500), 500)).toBe("week");
    expect(finestStep("2016-01-01", "2026-01-01", 500)).toBe("month");
    expect(finestStep("1950-01-01", "2026-01-01", 500)).toBe("year");
  });

  test("whatever the span, the steps of the answer are no more than asked for", () => {
    for (const days of [0, 1, 6, 7, 31, 299, 300, 366, 2_099, 2_100, 3_650, 20_000]) {
      const [from, to] = ["2003-05-07", addDays("2003-05-07", days)];
      const step = finestStep(from, to, 300);
      const firsts = new Set(
        Array.from({ length: days + 1 }, (_, index) => firstDayOf(addDays(from, index), step)),
      );
      expect(firsts.size, `${days} days by ${step}`).toBeLessThanOrEqual(300);
      const finer = calendarSteps[calendarSteps.indexOf(step) - 1];
      if (finer === undefined) continue;
      const more = new Set(
        Array.from({ length: days + 1 }, (_, index) => firstDayOf(addDays(from, index), finer)),
      );
      expect(more.size, `${days} days by ${finer}`).toBeGreaterThan(300);
    }
  });
});
