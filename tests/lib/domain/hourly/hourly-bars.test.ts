import { describe, expect, test } from "vitest";
import { keepSteps, seriesMax } from "@/lib/domain/base/keep-steps";
import { NOT_GIVEN } from "@/lib/domain/base/metric";
import { addDuration } from "@/lib/domain/base/period";
import {
  groupHoursBy,
  keepHourlyDays,
  toHourlyBar,
  totalOf,
} from "@/lib/domain/hourly/hourly-bars";
import { hourlyPoints } from "@/lib/domain/hourly/hourly-series";
import type { SampleDoubt } from "@/lib/domain/hourly/utilization-sample";

const plan = { start: "2026-11-16T14:30:00.000Z", end: "2027-11-16T14:30:00.000Z", perHour: "10" };
const span = {
  from: "2026-11-10T00:00:00.000Z",
  to: "2026-11-20T00:00:00.000Z",
  at: "2026-11-20T12:00:00.000Z",
};

const sample = (day: string, utilization: string | null, doubt: SampleDoubt | null = null) => ({
  id: day,
  accountId: "acc",
  commitmentId: "plan",
  day,
  start: day === "2026-11-16" ? plan.start : `${day}T00:00:00.000Z`,
  end: new Date(Date.parse(day) + 86_400_000).toISOString(),
  utilization,
  raw: utilization ?? "1.7",
  doubt,
});

const samples = [
  sample("2026-11-16", "1"),
  sample("2026-11-17", "0.5"),
  sample("2026-11-19", null, "scale"),
];

describe("their total (metrics 3.3)", () => {
  test("sums what was used and what was not, and leaves days without a value on neither side", () => {
    expect(totalOf(hourlyPoints(plan, samples, span).map(toHourlyBar))).toMatchObject({
      days: 2,
      hours: "33.5",
      committed: { value: "335" },
      used: { value: "215" },
      unused: { value: "120" },
      utilization: { value: "0.641791044776" },
    });
  });

  test("of a percentage alone is a percentage alone", () => {
    const total = totalOf(hourlyPoints({ ...plan, perHour: null }, samples, span).map(toHourlyBar));
    expect(total.unused).toEqual(NOT_GIVEN);
    expect(total.utilization).toMatchObject({ value: "0.641791044776" });
  });

  test("of no day says that there is no data, not zero", () => {
    expect(totalOf([]).utilization.kind).toBe("no-data");
    expect(totalOf([]).unused.kind).toBe("no-data");
  });
});

describe("days put together", () => {
  const points = hourlyPoints(plan, samples, span);

  test("add up what was used, and say how many of them have no value", () => {
    const [week] = groupHoursBy(points.map(toHourlyBar), "week");
    expect(week).toMatchObject({
      day: "2026-11-16",
      until: "2026-11-19",
      days: 2,
      hours: "33.5",
      used: "215",
      unused: "120",
      missing: 2,
      doubted: 1,
    });
  });

  test("have the total of their days, however they are put together", () => {
    const days = points.map(toHourlyBar);
    for (const step of ["week", "month", "year"] as const)
      expect(totalOf(groupHoursBy(days, step))).toEqual(totalOf(days));
  });
});

test("a long history keeps its days of extremes as they were, a short one all of them", () => {
  const start = "2016-01-01T00:00:00.000Z";
  const history = Array.from({ length: 3_653 }, (_, index) => {
    const share = index === 1_234 ? "0.01" : index === 2_345 ? null : `0.${(index % 40) + 50}`;
    return {
      ...sample(addDuration(start, index * 86_400_000).slice(0, 10), share),
      start: addDuration(start, index * 86_400_000),
    };
  });
  const points = hourlyPoints({ ...plan, start, end: null }, history, {
    from: start,
    to: "2026-01-01T00:00:00.000Z",
    at: span.at,
  });
  const kept = keepHourlyDays(points);
  expect(kept.length).toBeLessThanOrEqual(seriesMax);
  expect(kept[0]).toBe(points[0]);
  expect(kept.at(-1)).toBe(points.at(-1));
  expect(kept.map(({ day }) => day)).toContain("2019-05-19");
  expect(kept.every((point) => points.includes(point))).toBe(true);
  expect(keepHourlyDays(points.slice(0, seriesMax))).toHaveLength(seriesMax);
  expect(keepSteps([])).toEqual([]);
});
