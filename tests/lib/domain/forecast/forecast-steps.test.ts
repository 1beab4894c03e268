import { expect, test } from "vitest";
import { forecastSteps } from "@/lib/domain/forecast/forecast-steps";
import type { SegmentOutlook } from "@/lib/domain/forecast/what-comes";

const [first, middle, end] = [
  "2026-11-20T00:00:00.000Z",
  "2026-11-25T00:00:00.000Z",
  "2026-12-01T00:00:00.000Z",
] as const;

const outlook = (changes: Partial<SegmentOutlook>): SegmentOutlook => ({
  segmentId: "s",
  end,
  line: [
    { at: first, left: "50" },
    { at: middle, left: "0" },
    { at: end, left: "0" },
  ],
  emptyAt: middle,
  unused: "0",
  overage: "60",
  overFrom: middle,
  ...changes,
});

const told = (changes: Partial<SegmentOutlook>) =>
  forecastSteps(outlook(changes)).map(({ kind, from, to, amount, left }) => [
    kind,
    from,
    to,
    amount,
    left,
  ]);

test("a pool is told from what is left now to its end, with what goes beyond it", () => {
  expect(told({})).toEqual([
    ["begins", first, first, null, "50"],
    ["draws", first, middle, "50", "0"],
    ["waits", middle, end, null, "0"],
    ["over", middle, end, "60", null],
    ["ends", end, end, null, "0"],
  ]);
});

test("a pool that others are drawn before waits, and ends with all that it had", () => {
  const line = [
    { at: first, left: "50" },
    { at: end, left: "50" },
  ];
  expect(told({ line, emptyAt: null, unused: "50", overage: "0", overFrom: null })).toEqual([
    ["begins", first, first, null, "50"],
    ["waits", first, end, null, "50"],
    ["ends", end, end, null, "50"],
  ]);
});

test("what has no end goes beyond without one, and never ends", () => {
  expect(told({ end: null, unused: null }).slice(-1)).toEqual([["over", middle, null, "60", null]]);
});
