import { expect, test } from "vitest";
import { fine, fineText, perHourOver, ratioOf, roundTo } from "@/sandbox/datadog/fine-amount";

const SECOND_MS = 1000;

const over = (perHour: string, seconds: number) => {
  const { amount, isRounded } = perHourOver(fine(perHour), seconds * SECOND_MS);
  return [fineText(amount), isRounded];
};

test("an amount per hour is exact where its decimals end, else rounded half up to ten", () => {
  expect(over("3.12345", 86_400)).toEqual(["74.9628", false]);
  expect(over("1", 900)).toEqual(["0.25", false]);
  expect(over("1", 2_400)).toEqual(["0.6666666667", true]);
  expect(over("1", 1_200)).toEqual(["0.3333333333", true]);
});

test("amounts are rounded half away from zero", () => {
  expect(fineText(roundTo(fine("0.0000005"), 6))).toBe("0.000001");
  expect(fineText(roundTo(-fine("0.0000005"), 6))).toBe("-0.000001");
  expect(fineText(roundTo(fine("0.00000049"), 6))).toBe("0");
  expect(fineText(ratioOf(-2n, 3n, 6))).toBe("-0.666667");
});
