import { expect, test } from "vitest";
import { consumptionRatio, utilization } from "@/lib/domain/figures/utilization";

test("drawn over adjusted grant (metrics 3.3)", () => {
  expect(utilization("821364.97", "1000000")).toEqual({ kind: "value", value: "0.82136497" });
});

test("a grant of nothing has no utilization, neither 0 % nor 100 %", () => {
  expect(utilization("0", "0")).toEqual({ kind: "undefined" });
});

test("a grant that is not given stays not given", () => {
  expect(utilization("5", null)).toEqual({ kind: "not-given" });
});

test("the consumption ratio passes 100 % where utilization stops", () => {
  expect(utilization("100", "100")).toEqual({ kind: "value", value: "1" });
  expect(consumptionRatio("100", "25", "100")).toEqual({ kind: "value", value: "1.25" });
});
