import { expect, test } from "vitest";
import { closedOf, planTickOf } from "@/components/figures/bar-parts";
import { plainRow } from "@/tests/lib/charts/plain-account";

test("a plan stands on the bar of what it is the plan of: of one part among several it has no place", () => {
  const plain = plainRow({});
  const figures = { ...plain.figures, planShare: { kind: "value", value: "0.58" } as const };
  expect(planTickOf({ ...plain, figures })).toBe("0.58");
  expect(planTickOf({ ...plain, figures, segmentCount: 3 })).toBeNull();
});

test("what of a target was invoiced, waived or moved is closed, and no part of what was attained", () => {
  const { figures } = plainRow({
    shape: "build-up",
    amounts: { drawn: "288264", truedUp: "70736", rolledOut: "500", exposure: "0" },
  });
  expect(closedOf(figures)).toBe("71236");
});
