import { expect, test } from "vitest";
import { formatClock } from "@/lib/format/format-clock";
import { formatLongDay } from "@/lib/format/format-date";

test("a clock of an address is written out", () => {
  expect(formatClock("2026-11-20T14:05:00Z")).toBe("20 Nov 2026, 14:05 UTC");
  expect(formatClock("2026-11-20T14:05:00Z", formatLongDay)).toBe("20 November 2026");
});

test.each(["", ".", "İ", "2026-02-30T00:00:00Z x", "0000-01-01T00:00:00Z"])(
  "%j is no instant, and breaks nothing",
  (text) => {
    expect(formatClock(text)).toBe("an instant that cannot be read");
    expect(formatClock(text, formatLongDay)).toBe("an instant that cannot be read");
  },
);
