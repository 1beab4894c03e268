import { expect, test } from "vitest";
import { cadenceOf } from "@/lib/domain/base/cadence";

test.each([
  ["2026-01-31T00:00:00.000Z", "2026-02-28T00:00:00.000Z", "UTC", "monthly"],
  ["2026-11-01T00:00:00.000Z", "2026-12-01T00:00:00.000Z", "America/Los_Angeles", "monthly"],
  ["2026-03-01T08:00:00.000Z", "2026-04-01T07:00:00.000Z", "America/Los_Angeles", "monthly"],
  ["2026-01-01T00:00:00.000Z", "2026-04-01T00:00:00.000Z", "UTC", "quarterly"],
  ["2024-02-29T00:00:00.000Z", "2025-02-28T00:00:00.000Z", "UTC", "yearly"],
  ["2026-01-15T00:00:00.000Z", "2026-03-01T00:00:00.000Z", "UTC", "custom"],
  ["2026-01-15T00:00:00.000Z", null, "UTC", "evergreen"],
])("from %s to %s in %s is %s", (start, end, zone, cadence) => {
  expect(cadenceOf({ start, end }, zone)).toBe(cadence);
});
