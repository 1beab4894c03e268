import { expect, test } from "vitest";
import { isCancelledAt, type StateInput, stateAt } from "@/lib/domain/standing/state";

const stateOf = (period: StateInput["period"], left: string | null, at: string) =>
  stateAt({ period, left, target: null, isTarget: false, isCancelled: false }, at);

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
  expect(stateOf(term, left, at)).toBe(state);
});

test("without an end it is evergreen until it is exhausted", () => {
  expect(stateOf({ start: term.start, end: null }, "1", "2030-01-01T00:00:00.000Z")).toBe(
    "evergreen",
  );
  expect(stateOf({ start: term.start, end: null }, "0", "2030-01-01T00:00:00.000Z")).toBe(
    "exhausted",
  );
});

test.each([
  ["met at what it asks for, before its end", "2026-01-15", { isMet: true }, "met"],
  ["met after its end too", "2027-01-01", { isMet: true }, "met"],
  ["running and owing nothing any more", "2026-01-15", { owed: "0" }, "active"],
  ["untouched", "2026-01-15", { owed: "10" }, "active"],
  ["missed and invoiced", "2027-01-01", { owed: "0", truedUp: "4" }, "trued-up"],
  ["missed and waived", "2027-01-01", { owed: "0" }, "waived"],
  ["missed and owed still", "2027-01-01", { owed: "4", truedUp: "2" }, "ended-short"],
] as const)("a target %s (metrics 3.14 ruling 27)", (_, day, more, state) => {
  const target = { isMet: false, owed: "0", truedUp: "0", ...more };
  const input = { period: term, left: "0", target, isTarget: true, isCancelled: false };
  expect(stateAt(input, `${day}T00:00:00.000Z`)).toBe(state);
});

test("what is archived is cancelled from that instant on (metrics 3.14 ruling 9)", () => {
  const terms = { archivedAt: "2026-01-10T00:00:00.000Z", vendorStatus: null };
  expect(isCancelledAt(terms, "2026-01-09T23:59:59.999Z")).toBe(false);
  expect(isCancelledAt(terms, "2026-01-10T00:00:00.000Z")).toBe(true);
});
