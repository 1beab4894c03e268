import { expect, test } from "vitest";
import { burnOver, burnSpan } from "@/lib/domain/forecast/measured-burn";

const span = (first: string, last: string, consumed: string) =>
  burnSpan({ first, last }, "America/Los_Angeles", { a: consumed, b: "0.5" });

test("no span is no rate, with the reason", () => {
  expect(burnOver(undefined)).toEqual({ kind: "no-data", reason: "no complete day yet" });
});

test("fewer than seven complete days are too few (metrics 3.4)", () => {
  expect(burnOver(span("2026-11-01", "2026-11-06", "60"))).toEqual({
    kind: "no-data",
    reason: "only 6 complete days",
  });
  expect(burnOver(span("2026-11-01", "2026-10-31", "0"))).toMatchObject({ kind: "no-data" });
});

test("a span holds its days from midnight to midnight, 25 hours of one among them, and counts days", () => {
  expect(span("2026-10-21", "2026-11-19", "60")).toEqual({
    start: "2026-10-21T07:00:00.000Z",
    end: "2026-11-20T08:00:00.000Z",
    days: 30,
    consumed: "60.5",
    parts: { a: "60", b: "0.5" },
  });
});

test("the rate is what was consumed divided by all days of the window, to twelve places (ruling 33)", () => {
  expect(burnOver(span("2026-10-21", "2026-11-19", "60"))).toEqual({
    kind: "value",
    value: { perDay: "2.016666666667", days: 30 },
  });
});

test("days on which nothing happened are a rate of nothing, not no rate (ruling 28)", () => {
  expect(burnOver(span("2026-10-21", "2026-11-19", "-0.5"))).toEqual({
    kind: "value",
    value: { perDay: "0", days: 30 },
  });
});
