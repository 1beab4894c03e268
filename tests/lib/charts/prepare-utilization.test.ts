import { describe, expect, test } from "vitest";
import { prepareUtilization } from "@/lib/charts/prepare-utilization";
import type { UtilizationSeries } from "@/lib/wire/commitment";

const at = "2026-11-05T12:00:00.000Z";
const unit = { kind: "quantity", code: "MIUs" } as const;

const point = (day: number, drawn: string | null, balance: string, overage = "0") => ({
  segmentId: "november",
  day: `2026-11-0${day}`,
  start: `2026-11-0${day}T08:00:00.000Z`,
  end: `2026-11-0${day + 1}T08:00:00.000Z`,
  drawn,
  overage,
  balance,
  cumulative: "0",
  plan: "3",
  isRunning: false,
});

const series = (points: UtilizationSeries["points"]): UtilizationSeries => ({
  unit,
  dayZone: "America/Los_Angeles",
  segments: [
    {
      id: "november",
      name: "November",
      start: "2026-11-01T00:00:00.000Z",
      end: "2026-12-01T00:00:00.000Z",
      granted: "100",
      lapsed: "0",
      overage: "0",
    },
  ],
  points,
  forecast: null,
});

describe("utilization rows", () => {
  test("a bar hangs from the old balance to the new one, and carries the exact text", () => {
    const chart = prepareUtilization(series([point(1, "10.2034871", "89.7965129")]), at);
    expect(chart.marks[0]).toMatchObject({ after: 89.7965129, drawn: "10.20\u00a0MIU" });
    expect(chart.marks[0]?.before).toBeCloseTo(100, 9);
  });

  test("a day without a row is no data, never a zero", () => {
    const chart = prepareUtilization(series([point(1, null, "100")]), at);
    expect(chart.marks[0]).toMatchObject({ before: null, after: null, drawn: "no data" });
  });

  test("overage hangs below zero and makes room for itself", () => {
    const chart = prepareUtilization(series([point(1, "100", "0", "40")]), at);
    expect(chart.marks[0]?.overage).toBe(40);
    expect(chart.y[0]).toBeLessThan(-40);
  });

  test("the balance is a step line from the grant to today, never into the future", () => {
    const chart = prepareUtilization(series([point(1, "10", "90"), point(2, "20", "70")]), at);
    const [steps = []] = chart.balance;
    expect(steps[0]).toEqual({ x: Date.parse("2026-11-01T00:00:00Z"), y: 100 });
    expect(steps.at(-1)).toEqual({ x: Date.parse(at), y: 70 });
  });

  test("the plan runs from the grant to nothing at the end", () => {
    const chart = prepareUtilization(series([point(1, "10", "90")]), at);
    expect(chart.plans[0]?.map(({ y }) => y)).toEqual([100, 0]);
  });

  test("an amount that is not given has no plan and no balance area", () => {
    const given = series([point(1, "10", "90")]);
    const chart = prepareUtilization(
      { ...given, segments: given.segments.map((segment) => ({ ...segment, granted: null })) },
      at,
    );
    expect(chart.plans).toEqual([]);
    expect(chart.balance[0]).toEqual([]);
    expect(chart.edges[0]?.amount).toBe("amount not given");
  });

  test("two thousand days become at most five hundred marks, first and last kept, nothing lost", () => {
    const days = Array.from({ length: 2_000 }, (_, index) => ({
      ...point(1, "1", String(2_000 - index)),
      day: new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
      start: new Date(Date.UTC(2020, 0, 1 + index)).toISOString(),
      end: new Date(Date.UTC(2020, 0, 2 + index)).toISOString(),
    }));
    const chart = prepareUtilization(series(days), at);
    expect(chart.marks.length).toBeLessThanOrEqual(500);
    expect(chart.grouping).toBe("each mark is a week");
    const drawn = chart.marks.reduce(
      (sum, { before, after }) => sum + ((before ?? 0) - (after ?? 0)),
      0,
    );
    expect(drawn).toBe(2_000);
  });
});
