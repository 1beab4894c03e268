import { expect, test } from "vitest";
import { formatDailyRate, formatDays, formatPaceDays } from "@/lib/format/format-duration";

test.each([
  ["7.06", "7.1 d ahead"],
  ["-22.12", "22.1 d behind"],
  ["61", "61.0 d ahead"],
  ["0", "on pace"],
  ["-0.04", "on pace"],
  ["0.05", "0.1 d ahead"],
])("%s days against the plan are %s", (days, text) => {
  expect(formatPaceDays(days)).toBe(text);
});

test("whole days and daily rates", () => {
  expect(formatDays(12)).toBe("12 d");
  const rate = { amount: "3018.24", unit: { kind: "currency", code: "USD" } } as const;
  expect(formatDailyRate(rate)).toBe("≈\u00a0$3,018 / day");
});
