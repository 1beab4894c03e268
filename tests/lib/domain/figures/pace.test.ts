import { expect, test } from "vitest";
import { roundDecimal } from "@/lib/domain/base/money";
import { paceAt } from "@/lib/domain/figures/pace";
import { segmentOf } from "@/tests/lib/domain/support/make";

const year = {
  start: "2024-01-01T00:00:00.000Z",
  end: "2025-01-01T00:00:00.000Z",
  granted: "120000",
};

test("the example of metrics 3.7: 29.5 days behind", () => {
  const pace = paceAt(year, "50000", "2024-07-01T00:00:00.000Z");
  if (pace.kind !== "value") throw new Error(pace.kind);
  expect(roundDecimal(pace.value.plan, 2)).toBe("59672.13");
  expect(roundDecimal(pace.value.variance, 2)).toBe("-9672.13");
  if (pace.value.ratio.kind !== "value" || pace.value.days.kind !== "value")
    throw new Error("no number");
  expect(roundDecimal(pace.value.ratio.value, 3)).toBe("0.838");
  expect(roundDecimal(pace.value.days.value, 1)).toBe("-29.5");
  expect(pace.value.isFinal).toBe(false);
});

test("before the start there is no pace, after the end it is frozen", () => {
  expect(paceAt(year, "0", "2023-12-31T23:59:59.999Z")).toEqual({ kind: "not-started" });
  const after = paceAt(year, "110000", "2030-01-01T00:00:00.000Z");
  expect(after).toMatchObject({ value: { plan: "120000", variance: "-10000", isFinal: true } });
});

test("at the first instant the ratio is undefined and the variance is shown", () => {
  const pace = paceAt(year, "10", year.start);
  expect(pace).toMatchObject({
    value: { plan: "0", variance: "10", ratio: { kind: "undefined" } },
  });
});

test("no amount, no plan; no end, no plan", () => {
  expect(paceAt(segmentOf("a", 0, 31, null), "1", "2026-01-02T00:00:00.000Z").kind).toBe(
    "not-given",
  );
  expect(paceAt(segmentOf("a", 0, null, "10"), "1", "2026-01-02T00:00:00.000Z").kind).toBe(
    "undefined",
  );
});

test("a commitment of nothing has no days ahead or behind", () => {
  const pace = paceAt(segmentOf("a", 0, 31, "0"), "5", "2026-01-02T00:00:00.000Z");
  expect(pace).toMatchObject({ value: { days: { kind: "undefined" }, variance: "5" } });
});
