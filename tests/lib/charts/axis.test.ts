import { expect, test } from "vitest";
import { timeMarks } from "@/lib/charts/axis";

const labels = (start: string, end: string, zone = "America/Los_Angeles"): string[] =>
  timeMarks(`${start}T00:00:00.000Z`, `${end}T00:00:00.000Z`, zone).map(({ label }) => label);

test("a single month is named by its days", () => {
  expect(labels("2026-11-01", "2026-12-01")).toEqual(["1 Nov", "5", "10", "15", "20", "25", "30"]);
});

test("where a month begins inside a short span its name wins over the days beside it", () => {
  const marks = labels("2026-10-31", "2026-11-30", "UTC");
  expect(marks).toEqual(["1 Nov", "5", "10", "15", "20", "25"]);
  expect(labels("2026-11-15", "2026-12-15", "UTC")).toEqual([
    "15 Nov",
    "20",
    "25",
    "1 Dec",
    "5",
    "10",
  ]);
});

test("a day stands where it begins in its own zone", () => {
  const [first] = timeMarks(
    "2026-11-01T00:00:00.000Z",
    "2026-12-01T00:00:00.000Z",
    "America/Los_Angeles",
  );
  // Clocks went back that night: Los Angeles was still seven hours behind.
  expect(first?.startMs).toBe(Date.parse("2026-11-01T07:00:00.000Z"));
});

test("a longer span is named by its months", () => {
  expect(labels("2026-10-01", "2027-01-01", "UTC")).toEqual(["Oct", "Nov", "Dec"]);
});
