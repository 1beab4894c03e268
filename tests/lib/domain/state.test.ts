import { expect, test } from "vitest";
import { stateAt } from "@/lib/domain/state";

const term = { start: "2026-01-01T00:00:00.000Z", end: "2026-02-01T00:00:00.000Z" };

test.each([
  ["2025-12-31T23:59:59.999Z", "10", "upcoming"],
  ["2026-01-01T00:00:00.000Z", "10", "active"],
  ["2026-01-15T00:00:00.000Z", "0", "exhausted"],
  ["2026-01-15T00:00:00.000Z", "-5", "exhausted"],
  ["2026-01-15T00:00:00.000Z", null, "active"],
  ["2026-01-31T23:59:59.999Z", "10", "active"],
  ["2026-02-01T00:00:00.000Z", "10", "expired"],
])("at %s with %s left it is %s (metrics 3.1)", (at, left, state) => {
  expect(stateAt(term, left, at)).toBe(state);
});

test("without an end it is evergreen until it is exhausted", () => {
  expect(stateAt({ start: term.start, end: null }, "1", "2030-01-01T00:00:00.000Z")).toBe(
    "evergreen",
  );
  expect(stateAt({ start: term.start, end: null }, "0", "2030-01-01T00:00:00.000Z")).toBe(
    "exhausted",
  );
});
