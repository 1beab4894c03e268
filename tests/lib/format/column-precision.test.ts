import { expect, test } from "vitest";
import { columnPrecision } from "@/lib/format/column-precision";

const usd = (amount: string) => ({ amount, unit: { kind: "currency", code: "USD" } }) as const;

test("a column is printed in minor units only where no amount of it has more digits", () => {
  expect(columnPrecision([])).toBe("minor");
  expect(columnPrecision([usd("1.5"), usd("2.25"), usd("3.750")])).toBe("minor");
  // Rounded, 0.01 and 0.01 stand above 0.01.
  expect(columnPrecision([usd("0.005"), usd("0.005"), usd("0.01")])).toBe("full");
});
