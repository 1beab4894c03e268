import { describe, expect, test } from "vitest";
import { prepareUtilization } from "@/lib/charts/prepare-utilization";
import {
  groupUtilization,
  keepDays,
  toUtilizationBar,
} from "@/lib/domain/figures/utilization-bars";
import type { CommitmentSeries, DaySeries } from "@/lib/wire/series";
import { outlookOf, seriesOf, term } from "@/tests/lib/charts/plain-series";

const at = "2026-11-05T12:00:00.000Z";
const unit = { kind: "quantity", code: "MIUs" } as const;

const point = (day: number, drawn: string | null, balance: string, overage = "0") => ({
  segmentId: "november",
  day: `2026-11-0${day}`,
  start: `2026-11-0${day}T08:00:00.000Z`,
  end: `2026-11-${String(day + 1).padStart(2, "0")}T08:00:00.000Z`,
  drawn,
  overage,
  balance,
  cumulative: "0",
  plan: "3",
  isRunning: false,
});

type Points = DaySeries["points"];

const november = {
  ...term,
  id: "november",
  name: "November",
  start: "2026-11-01T00:00:00.000Z",
  end: "2026-12-01T00:00:00.000Z",
};

const chartOf = (points: Points, more: Partial<CommitmentSeries> = {}, width = 1_200) => {
  const isReduced = points.length > 500;
  const every = isReduced ? ("month" as const) : ("day" as const);
  const days: DaySeries = {
    days: points.length,
    isReduced,
    points: [...keepDays(points)],
    every,
    bars: isReduced ? [...groupUtilization(points.map(toUtilizationBar), every)] : null,
  };
  const zone = "America/Los_Angeles";
  const series = seriesOf({ unit, dayZone: zone, segments: [november], days, ...more });
  return prepareUtilization({ series, days, at, width });
};

describe("utilization rows", () => {
  test("a bar hangs from the old balance to the new one, and carries the exact text", () => {
    const chart = chartOf([point(1, "10.2034871", "89.7965129")]);
    expect(chart.marks[0]).toMatchObject({ after: 89.7965129, drawn: "10.20\u00a0MIU" });
    expect(chart.marks[0]?.before).toBeCloseTo(100, 9);
  });

  test("a day without a row is no data, never a zero", () => {
    const chart = chartOf([point(1, null, "100")]);
    expect(chart.marks[0]).toMatchObject({ before: null, after: null, drawn: "no data" });
  });

  test("overage hangs below zero and makes room for itself", () => {
    const chart = chartOf([point(1, "100", "0", "40")]);
    expect(chart.marks[0]?.overage).toBe(40);
    expect(chart.y[0]).toBeLessThan(-40);
  });

  test("the balance is a step line from the grant to today, never into the future", () => {
    const chart = chartOf([point(1, "10", "90"), point(2, "20", "70")]);
    const [steps = []] = chart.balance;
    expect(steps[0]).toEqual({ x: Date.parse("2026-11-01T00:00:00Z"), y: 100 });
    expect(steps.at(-1)).toEqual({ x: Date.parse(at), y: 70 });
  });

  test("what was drawn adds up over segments, whichever of them a day drew on", () => {
    const of = (segmentId: string, day: number, drawn: string) => ({
      ...point(day, drawn, "50"),
      segmentId,
    });
    const days = [
      of("first", 1, "10"),
      of("first", 2, "20"),
      of("second", 2, "5"),
      of("second", 3, "7"),
    ];
    const { cumulative } = chartOf(days);
    expect(cumulative.map(({ y }) => y)).toEqual([0, 10, 30, 35, 42]);
  });

  test("the plan runs from the grant to nothing at the end", () => {
    const chart = chartOf([point(1, "10", "90")]);
    expect(chart.plans[0]?.map(({ y }) => y)).toEqual([100, 0]);
  });

  test("an amount that is not given has no plan and no balance area", () => {
    const chart = chartOf([point(1, "10", "90")], { segments: [{ ...november, granted: null }] });
    expect(chart.plans).toEqual([]);
    expect(chart.balance[0]).toEqual([]);
    expect(chart.edges[0]?.amount).toBe("amount not given");
  });

  const manyDays = (count: number): Points =>
    Array.from({ length: count }, (_, index) => ({
      ...point(1, "1", String(count - index)),
      day: new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
      start: new Date(Date.UTC(2020, 0, 1 + index)).toISOString(),
      end: new Date(Date.UTC(2020, 0, 2 + index)).toISOString(),
    }));
  const decade = { start: "2020-01-01T00:00:00.000Z", end: "2030-01-01T00:00:00.000Z" };
  const years = { ...decade, segments: [{ ...november, ...decade, granted: "3650" }] };

  test("two thousand days become bars that can be told apart, and none of them is lost", () => {
    for (const width of [320, 1_200]) {
      const chart = chartOf(manyDays(2_000), years, width);
      expect(chart.marks.length).toBeLessThanOrEqual(width / 3);
      expect(chart.grouping).toBe(`each bar is a ${width < 400 ? "year" : "month"}`);
      expect(chart.reduction).toMatch(/^\d+ of 2000 days$/);
      const drawn = chart.marks.reduce(
        (sum, { before, after }) => sum + ((before ?? 0) - (after ?? 0)),
        0,
      );
      expect(drawn).toBe(2_000);
    }
  });

  test("a year of days is drawn by the week, and the line still by the day", () => {
    const year = { start: "2020-01-01T00:00:00.000Z", end: "2021-01-01T00:00:00.000Z" };
    const chart = chartOf(manyDays(366), { ...year, segments: [{ ...november, ...year }] }, 1_000);
    expect(chart.grouping).toBe("each bar is a week");
    expect(chart.marks[1]?.when).toBe("6 to 12 Jan 2020");
    expect(chart.reduction).toBeNull();
    expect(chart.balance[0]?.length).toBeGreaterThan(2 * 366);
  });

  test("a week without some of its days says how many", () => {
    const year = { start: "2020-01-01T00:00:00.000Z", end: "2021-01-01T00:00:00.000Z" };
    const days = manyDays(366).map((day, index) =>
      index === 8 || index === 9 ? { ...day, drawn: null, balance: null } : day,
    );
    const chart = chartOf(days, { ...year, segments: [{ ...november, ...year }] }, 1_000);
    expect(chart.marks[1]).toMatchObject({ note: "2 days without data", drawn: "5.00\u00a0MIU" });
  });

  const end = "2026-12-01T00:00:00.000Z";

  const forecast = (...outlooks: readonly Omit<Parameters<typeof outlookOf>[0], "from">[]) =>
    chartOf([point(1, "10", "90")], {
      forecast: {
        from: at,
        perDay: "10",
        outlooks: outlooks.map((each) => outlookOf({ from: at, ...each })),
      },
    });

  const emptyAt = "2026-11-14T12:00:00.000Z";

  test("a forecast that runs out goes on below zero, and the axis makes room", () => {
    const chart = forecast({ end, left: "90", emptyAt, overage: "20" });
    expect(chart.forecast).toMatchObject({ label: "14 Nov runs out", isBeyond: true });
    expect(chart.forecast?.beyond?.[1]).toEqual({ x: Date.parse("2026-12-01T00:00:00Z"), y: -20 });
    expect(chart.y[0]).toBeLessThan(-20);
  });

  test("use far beyond the pool leaves the pool most of the height", () => {
    const chart = forecast({ end, left: "90", emptyAt, overage: "900" });
    expect(chart.forecast?.beyond?.[1].y).toBe(-30);
    expect(chart.y[0]).toBeCloseTo(-32.4, 5);
  });

  test("a pool used up already lapses nothing: what comes is beyond it", () => {
    const chart = forecast({ end, left: "0", emptyAt: at, overage: "50" });
    expect(chart.forecast?.label).toMatch(/50\sMIU more$/);
    expect(chart.forecast?.note).toBe("beyond the pool by the end");
  });

  test("an empty pool that nothing draws beyond has nothing left to lapse", () => {
    const chart = forecast({ end, left: "0", unused: "0" });
    expect(chart.forecast).toMatchObject({
      label: "Nothing is left",
      note: "to draw on",
      isBeyond: false,
    });
  });

  test("what is left at the end lapses", () => {
    const chart = forecast({ end, left: "90", unused: "15" });
    expect(chart.forecast).toMatchObject({ isBeyond: false, beyond: null });
    expect(chart.forecast?.label).toMatch(/lapses$/);
  });

  test("a pool that others are drawn after is used up, and nothing is beyond it (metrics 3.14 ruling 30)", () => {
    const chart = forecast({ end, left: "90", emptyAt });
    expect(chart.forecast).toMatchObject({
      label: "14 Nov used up",
      note: "then the next is drawn",
      isBeyond: false,
      beyond: null,
    });
  });

  test("the line is what is left of all segments that are open, and steps where one ends or opens", () => {
    const first = "2026-11-20T00:00:00.000Z";
    const chart = forecast(
      { end: first, left: "40", unused: "10" },
      { end, left: "60", unused: "60" },
      { opens: first, end, left: "100", unused: "100" },
    );
    expect(chart.forecast?.line.map(({ y }) => y)).toEqual([100, 70, 160, 160]);
  });
});

test("a week whose last day runs is solid: only a bar of that day alone is hatched", () => {
  const days = Array.from({ length: 9 }, (_, index) => ({
    ...point(index + 1, "1", String(99 - index)),
    day: `2026-11-0${index + 1}`,
    isRunning: index === 8,
  }));
  const lastOf = (width: number) => chartOf(days, {}, width).marks.at(-1);
  expect(lastOf(1_200)).toMatchObject({ isRunning: true, note: "still running" });
  expect(lastOf(120)).toMatchObject({ isRunning: false, note: "still running" });
});
