import { expect, test } from "vitest";
import { daysLeftText, hoursToEnd } from "@/components/hourly/hourly-words";

const term = {
  start: "2026-12-21T00:00:00.000Z",
  end: "2027-12-21T00:00:00.000Z",
  zone: "UTC",
  state: "active",
} as const;

test("the hours to come of a commitment are those of its term, not those before it begins", () => {
  expect(hoursToEnd(term, "2026-11-30T06:40:00.000Z")).toBe("8,760 h through 20 Dec 2027");
  expect(hoursToEnd(term, "2027-12-20T00:00:00.000Z")).toBe("24 h through 20 Dec 2027");
  expect(hoursToEnd(term, term.end)).toBe("it has ended");
});

test("what was cancelled has neither hours nor days to come", () => {
  const cancelled = { ...term, state: "cancelled" } as const;
  expect(hoursToEnd(cancelled, "2027-01-01T00:00:00.000Z")).toBe("cancelled, date not given");
  expect(daysLeftText(cancelled, "2027-01-01T00:00:00.000Z")).toBe("cancelled");
});
