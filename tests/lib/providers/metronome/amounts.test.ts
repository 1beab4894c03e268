import { expect, test } from "vitest";
import { readAmount } from "@/lib/providers/metronome/amounts";

const cents = { unit: { kind: "currency", code: "USD" }, isCents: true } as const;
const whole = { unit: { kind: "currency", code: "JPY" }, isCents: false } as const;

test.each([
  [250000.8, "2500.008", "sure"],
  [0.8, "0.008", "sure"],
  [-1, "-0.01", "sure"],
  [0, "0", "sure"],
  ["187412.8", "1874.128", "amount-as-text"],
  ["+5", "0.05", "amount-as-text"],
  // As a number of seventeen digits arrives.
  ["-1234567.80000000007", "-12345.6780000000007", "amount-many-digits"],
  [1234567.8000000003, "12345.678000000003", "amount-many-digits"],
  ["1,000", null, "amount-not-readable"],
  ["", null, "amount-not-readable"],
  [{ value: 1 }, null, "amount-not-readable"],
  [Number.NaN, null, "amount-not-readable"],
  [true, null, "amount-not-readable"],
  [null, null, "amount-not-given"],
  [undefined, null, "amount-not-given"],
])("%j in cents is %s", (sent, amount, code) => {
  const read = readAmount("amount", sent, cents);
  expect([read.amount, read.note?.code ?? "sure"]).toEqual([amount, code]);
});

test("whole units are never divided", () => {
  expect(readAmount("amount", 48000000, whole).amount).toBe("48000000");
});
