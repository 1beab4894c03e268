import { expect, test } from "vitest";
import { daysTo } from "@/lib/domain/forecast/days-to";

const now = "2026-11-30T06:40:00.000Z";
const newYear = "2027-01-01T00:00:00.000Z";

test("what happens at an end happens on its last included day, a lapse and a shortfall alike", () => {
  for (const kind of ["lapses", "falls-short", "ends"] as const)
    expect([kind, daysTo({ kind, at: newYear }, now, "UTC")]).toEqual([kind, 31]);
});

test("what happens at an instant happens on its own day", () => {
  for (const kind of ["runs-out", "opens", "reaches-target"] as const)
    expect([kind, daysTo({ kind, at: newYear }, now, "UTC")]).toEqual([kind, 32]);
  expect(daysTo({ kind: "exhausted", at: "2026-11-28T23:00:00.000Z" }, now, "UTC")).toBe(-2);
});
