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
  const [bar] = preparePeriods(laneOf(days), at).bars;
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
  const [bar] = preparePeriods(laneOf(unread), at).bars;
  expect(bar?.read).toBeNull();
  expect(bar?.text).toBe("no day read");
});
