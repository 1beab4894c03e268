import { describe, expect, test } from "vitest";
import { prepareHourly, remarkOf, sinceOf } from "@/lib/charts/prepare-hourly";
import { prepareHourlyMonths, prepareWeekdays } from "@/lib/charts/prepare-hourly-months";
import { addDuration } from "@/lib/domain/base/period";
import { hourlyPoints } from "@/lib/domain/hourly/hourly-series";
import { toHourlyDays } from "@/lib/server/answers/hourly-series";
import type { HourlyPoint } from "@/lib/wire/hourly";
import type { HourlyDays } from "@/lib/wire/series";

const USD = { kind: "currency", code: "USD" } as const;
const dayMs = 86_400_000;
const at = "2026-11-20T12:00:00.000Z";

type Day = readonly [utilization: string | null, raw?: string];

/** Days that end with 19 November. */
const seriesOf = (days: readonly Day[], perHour: string | null = "0.3333"): HourlyDays => {
  const first = addDuration("2026-11-20T00:00:00.000Z", -days.length * dayMs);
  const samples = days.flatMap(([utilization, raw], index) => {
    const start = addDuration(first, index * dayMs);
    const day = start.slice(0, 10);
    if (utilization === null && raw === undefined) return [];
    return {
      id: day,
      accountId: "a",
      commitmentId: "c",
      day,
      start,
      end: addDuration(start, dayMs),
      utilization,
      raw: raw ?? utilization ?? "",
      doubt: utilization === null ? ("out-of-range" as const) : null,
    };
  });
  const span = { from: first, to: "2026-11-20T00:00:00.000Z", at };
  const points = hourlyPoints({ start: first, end: null, perHour }, samples, span);
  return toHourlyDays(points, { perHour, unit: USD }, at);
};

const cents = (text: string): number => Number(text.replace(/[^0-9.−+]/g, "").replace("−", "-"));

describe("used and unused per day", () => {
  const three = seriesOf([["0.51"], ["0.37"], ["0.83"]], "0.0627");

  test("the printed rows and their rounding add up to the printed total", () => {
    const { rows, total, rounding } = prepareHourly(three, USD, 1_200);
    for (const column of ["committed", "used", "unused"] as const) {
      const printed = [...rows, ...(rounding ? [rounding] : [])].map((row) =>
        row[column] === "–" ? 0 : cents(row[column]),
      );
      const sum = printed.reduce((left, right) => left + right, 0);
      expect(sum, column).toBeCloseTo(cents(total[column]), 9);
    }
    expect(rounding).not.toBeNull();
  });

  test("a day has its parts stacked to what is committed, and the newest row stands first", () => {
    const { chart, rows } = prepareHourly(three, USD, 1_200);
    const heights = chart.marks.map(({ parts }) =>
      parts.reduce((sum, part) => sum + part.height, 0),
    );
    for (const height of heights) expect(height).toBeCloseTo(heights[0] ?? 0, 9);
    expect(rows.map(({ when }) => when)).toEqual(["19 Nov 2026", "18 Nov 2026", "17 Nov 2026"]);
  });

  test("a day without an answer and one that is doubted are gaps, named, with what was sent", () => {
    const { chart, gaps, rows, total } = prepareHourly(
      seriesOf([["0.5"], [null], [null, "1.7"]]),
      USD,
      1_200,
    );
    expect(chart.marks.map(({ gap, parts }) => [gap, parts.length])).toEqual([
      [null, 2],
      ["no data", 0],
      ["doubted", 0],
    ]);
    expect(gaps).toContain("1 of 3 days have a value");
    expect(gaps).toContain("18 Nov 2026 (no data)");
    expect(rows[0]?.remark).toBe("doubted: 1.7 as sent lies outside 0 to 100%");
    expect(total.utilization).toBe("50.0%");
  });

  test("a doubted day is no day without data for a reader who may not see what was sent", () => {
    const point = { utilization: null, raw: null, doubt: "out-of-range" } as HourlyPoint;
    expect(remarkOf(point)).toBe("doubted: what was sent lies outside 0 to 100%");
    expect(remarkOf({ ...point, doubt: null })).toBe("no data");
  });

  test("a percentage alone is drawn against 100% and has no hours", () => {
    const { chart, total, rounding } = prepareHourly(seriesOf([["0.25"]], null), USD, 1_200);
    expect(chart.ticks.map(({ text }) => text)).toContain("100%");
    expect(total.unused).toBe("not given");
    expect(rounding).toBeNull();
  });

  test("the last days alone begin with the first instant of the days asked for", () => {
    expect(sinceOf(at, 2)).toBe("2026-11-18T12:00:00.000Z");
    expect(sinceOf(at, null)).toBeNull();
  });

  test("above a mark per three pixels weeks are drawn, and the total stays", () => {
    const year = seriesOf(
      Array.from({ length: 310 }, () => ["0.5"] as const),
      "1",
    );
    const { rows, total, grouping, reduction } = prepareHourly(year, USD, 1_000);
    expect(rows).toHaveLength(45);
    expect(rows[1]?.when).toBe("9 to 15 Nov 2026");
    expect(grouping).toBe("each bar is a week");
    expect(total.unused).toBe("$3,720.00");
    expect(reduction).toBeNull();
    expect(prepareHourly(year, USD, 320).total.unused).toBe("$3,720.00");
  });

  test("ten years come as at most five hundred points, drawn by the month, and foot to the cent", () => {
    const decade = seriesOf(
      Array.from({ length: 3_650 }, (_, index) =>
        index === 1_000
          ? (["0.02"] as const)
          : index === 2_000
            ? ([null] as const)
            : (["0.5"] as const),
      ),
      "1",
    );
    expect(decade.points.length).toBeLessThanOrEqual(500);
    expect(decade.bars?.length).toBeLessThanOrEqual(500);
    const { rows, total, grouping, reduction, gaps } = prepareHourly(decade, USD, 1_200);
    expect(grouping).toBe("each bar is a month");
    expect(reduction).toMatch(/^Lowest day 19 Aug 2019, 2\.0%; fullest/);
    expect(gaps).toContain("3649 of 3650 days have a value");
    const printed = rows.reduce((sum, { unused }) => sum + cents(unused), 0);
    expect(printed).toBeCloseTo(cents(total.unused), 2);
    expect(total.hours).toBe("87,576\u00a0h");
  });
});

describe("months and weekdays", () => {
  const days = seriesOf(Array.from({ length: 25 }, (_, index) => [`0.${index + 10}`] as const));

  test("say which days they hold, newest first", () => {
    const months = prepareHourlyMonths(days.months, USD);
    expect(months.map(({ label, hours }) => [label, hours])).toEqual([
      ["Nov 2026, to 19", "456\u00a0h"],
      ["Oct 2026, 26 to 31", "144\u00a0h"],
    ]);
  });

  test("weekdays begin with Monday and fall on the right days", () => {
    const weekdays = prepareWeekdays(seriesOf([["0.5"]]).weekdays, USD);
    expect(weekdays.map(({ label }) => label)).toEqual(["Thu"]);
    expect(prepareWeekdays(days.weekdays, USD).map(({ label }) => label)[0]).toBe("Mon");
  });
});
