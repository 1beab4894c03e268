import { describe, expect, test } from "vitest";
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

describe("the days of a commitment by the hour", () => {
  const points = hourlyPoints(plan, samples, span);

  test("are those of its term that were asked for, without an answer or with one", () => {
    expect(points.map(({ day, hours, used, doubt }) => [day, hours, used, doubt])).toEqual([
      ["2026-11-16", "9.5", "95", null],
      ["2026-11-17", "24", "120", null],
      ["2026-11-18", "24", null, null],
      ["2026-11-19", "24", null, "scale"],
    ]);
  });

  test("keep what the vendor sent where it cannot be used", () => {
    expect(points.at(-1)).toMatchObject({ raw: "1.7", utilization: null });
    expect(points.at(-2)).toMatchObject({ raw: null, utilization: null });
  });

  test("end with the last complete day, and at the end of the term", () => {
    const ending = { ...plan, end: "2026-11-18T06:00:00.000Z" };
    expect(hourlyPoints(ending, [], span).map(({ day, hours }) => [day, hours])).toEqual([
      ["2026-11-16", "9.5"],
      ["2026-11-17", "24"],
      ["2026-11-18", "6"],
    ]);
    const during = { ...span, at: "2026-11-18T23:00:00.000Z" };
    expect(hourlyPoints(plan, samples.slice(0, 2), during)).toHaveLength(2);
  });

  test("are none where nothing was ever asked", () => {
    expect(hourlyPoints(plan, [], { ...span, from: null, to: null })).toEqual([]);
  });
});
