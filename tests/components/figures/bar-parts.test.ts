import { expect, test } from "vitest";
import { planTickOf } from "@/components/figures/bar-parts";
import { plainRow } from "@/tests/lib/charts/plain-account";

test("a plan stands on the bar of what it is the plan of: of one part among several it has no place", () => {
  const plain = plainRow({});
  const figures = { ...plain.figures, planShare: { kind: "value", value: "0.58" } as const };
  expect(planTickOf({ ...plain, figures })).toBe("0.58");
  expect(planTickOf({ ...plain, figures, segmentCount: 3 })).toBeNull();
});
