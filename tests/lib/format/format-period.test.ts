import { expect, test } from "vitest";
import { formatPeriod, formatThrough } from "@/lib/format/format-period";

test.each([
  ["2026-10-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z", "1 Oct – through 31 Dec 2026 (UTC)"],
  [
    "2025-03-15T00:00:00.000Z",
    "2028-03-15T00:00:00.000Z",
    "15 Mar 2025 – through 14 Mar 2028 (UTC)",
  ],
  ["2026-05-01T00:00:00.000Z", null, "from 1 May 2026, no end (UTC)"],
])("a period from %s to %s", (start, end, text) => {
  expect(formatPeriod({ start, end })).toBe(text);
});

test("the last included day is that of the contract's zone", () => {
  expect(formatThrough("2027-01-01T08:00:00.000Z", "America/Los_Angeles")).toBe(
    "through 31 Dec 2026 (America/Los Angeles)",
  );
});
