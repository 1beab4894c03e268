import { expect, test } from "vitest";
import { preparePeriods } from "@/lib/charts/prepare-periods";
import { NOT_APPLICABLE } from "@/lib/domain/base/metric";
import { mapFigures } from "@/lib/domain/figures/figure-table";
import type { PeriodLane } from "@/lib/wire/commitment";

const none = NOT_APPLICABLE;
const figures = {
  ...mapFigures({ amount: () => none, ratio: () => none, pace: () => none }),
  burnPerDay: none,
};

const laneOf = (hourly: PeriodLane["terms"][number]["hourly"]): PeriodLane => ({
  contract: null,
  terms: [
    {
      commitmentId: "plan",
      segmentId: "plan.s",
      name: "Plan",
      start: "2026-11-01T00:00:00.000Z",
      end: "2026-11-11T00:00:00.000Z",
      state: "active",
      isThis: true,
      figures,
      hourly,
    },
  ],
});

const days = {
  perHour: NOT_APPLICABLE,
  firstDay: "2026-11-03",
  lastDay: "2026-11-06",
  days: 3,
  doubtfulDays: 0,
  utilization: { kind: "value", value: "0.75" },
  recent: none,
  recentDays: 3,
} as const;

const at = "2026-11-07T12:00:00.000Z";

test("of what is bought by the hour only the days read are filled, at their place in the term", () => {
  const [bar] = preparePeriods(laneOf(days), "Plan", at).bars;
  expect(bar?.read).toEqual({ left: 20, width: 40, used: "0.75", unused: "0.25" });
  expect(bar?.text).toBe("75.0% used of 3 days read");
});

test("without a day read nothing is filled, and the word stands there", () => {
  const unread = {
    ...days,
    firstDay: null,
    lastDay: null,
    days: 0,
    utilization: { kind: "no-data", reason: "not read" },
  } as const;
  const [bar] = preparePeriods(laneOf(unread), "Plan", at).bars;
  expect(bar?.read).toBeNull();
  expect(bar?.text).toBe("no day read");
});

const termOf = (segment: string, [start, end]: readonly [string, string], isThis = true) => ({
  commitmentId: isThis ? "commit" : "other",
  segmentId: segment,
  name: isThis ? `Ramp, part ${segment}` : "Training credit",
  start: `${start}T00:00:00.000Z`,
  end: `${end}T00:00:00.000Z`,
  state: "active" as const,
  isThis,
  figures,
  hourly: null,
});

test("the terms of this commitment alone are drawn, named, the first part in the first row", () => {
  const year = ["2026-01-01", "2027-01-01"] as const;
  const terms = [
    termOf("10", year),
    termOf("credit", ["2025-01-01", "2027-01-01"], false),
    termOf("2", year),
    termOf("1", ["2025-01-01", "2026-01-01"]),
  ];
  const { bars, rowCount } = preparePeriods({ contract: null, terms }, "Ramp", at);
  expect(bars.map(({ name, row }) => [name, row])).toEqual([
    ["Part 1", 0],
    ["Part 2", 0],
    ["Part 10", 1],
  ]);
  expect(rowCount).toBe(2);
});

test("a single term needs no name: the page bears it", () => {
  const [bar] = preparePeriods(laneOf(days), "Plan", at).bars;
  expect(bar?.name).toBe("");
});
