import { describe, expect, test } from "vitest";
import { prepareHourly, remarkOf, sinceOf } from "@/lib/charts/prepare-hourly";
import { prepareHourlyMonths, prepareWeekdays } from "@/lib/charts/prepare-hourly-months";
import { addDuration } from "@/lib/domain/base/period";
import { hourlyPoints, totalOf } from "@/lib/domain/hourly/hourly-series";
import type { HourlyPoint, HourlySeries } from "@/lib/wire/hourly";

const USD = { kind: "currency", code: "USD" } as const;
const dayMs = 86_400_000;
const at = "2026-11-20T12:00:00.000Z";

type Day = readonly [utilization: string | null, raw?: string];

/** Days that end with 19 November. */
const seriesOf = (days: readonly Day[], perHour: string | null = "0.3333"): HourlySeries => {
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
  const total = totalOf(points);
  const amounts = { committed: total.committed, used: total.used, unused: total.unused };
  const none = { kind: "not-given" } as const;
  const wire = {
    ...total,
    ...(Object.fromEntries(Object.keys(amounts).map((key) => [key, none])) as {
      committed: typeof none;
      used: typeof none;
      unused: typeof none;
    }),
  };
  return { perHour, points, total: wire, recent: wire };
};

const cents = (text: string): number => Number(text.replace(/[^0-9.−+]/g, "").replace("−", "-"));

describe("used and unused per day", () => {
  const three = seriesOf([["0.51"], ["0.37"], ["0.83"]], "0.0627");

  test("the printed rows and their rounding add up to the printed total", () => {
    const { rows, total, rounding } = prepareHourly(three, USD, null);
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
    const { chart, rows } = prepareHourly(three, USD, null);
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
      null,
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
    const { chart, total, rounding } = prepareHourly(seriesOf([["0.25"]], null), USD, null);
    expect(chart.ticks.map(({ text }) => text)).toContain("100%");
    expect(total.unused).toBe("not given");
    expect(rounding).toBeNull();
  });

  test("the last days alone are shown when asked for", () => {
    expect(prepareHourly(three, USD, sinceOf(at, 2)).rows).toHaveLength(2);
  });

  test("above a mark per three pixels weeks are drawn, and the total stays", () => {
    const year = seriesOf(
      Array.from({ length: 310 }, () => ["0.5"] as const),
      "1",
    );
    const { rows, total, grouping } = prepareHourly(year, USD, null);
    expect(rows).toHaveLength(45);
    expect(grouping).toBe("each mark is a week");
    expect(total.unused).toBe("$3,720.00");
  });
});

describe("months and weekdays", () => {
  const { points } = seriesOf(
    Array.from({ length: 25 }, (_, index) => [`0.${index + 10}`] as const),
  );

  test("say which days they hold, newest first", () => {
    const months = prepareHourlyMonths(points, USD);
    expect(months.map(({ label, hours }) => [label, hours])).toEqual([
      ["Nov 2026, to 19", "456\u00a0h"],
      ["Oct 2026, 26 to 31", "144\u00a0h"],
    ]);
  });

  test("weekdays begin with Monday and fall on the right days", () => {
    const weekdays = prepareWeekdays(points.slice(-1), USD);
    expect(weekdays.map(({ label }) => label)).toEqual(["Thu"]);
    expect(prepareWeekdays(points, USD).map(({ label }) => label)[0]).toBe("Mon");
  });
});
