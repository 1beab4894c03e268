import { expect, test } from "vitest";
import { type AxisAmountOptions, formatAxisAmount } from "@/lib/format/format-axis-amount";

const usd = { kind: "currency", code: "USD" } as const;
const miu = { kind: "quantity", code: "MIUs" } as const;

test.each<[string, AxisAmountOptions, string]>([
  ["71320.5", { withUnit: false }, "71.3k"],
  ["71000", { withUnit: false }, "71.0k"],
  ["250000", { isTick: true }, "$250k"],
  ["0", { isTick: true }, "$0"],
  ["1050000", { isMovement: true }, "+$1.05M"],
  ["-1324558.59", { isMovement: true }, "−$1.32M"],
  ["-80802.03", { isMovement: true }, "−$80.8k"],
  ["30800", { isEstimate: true, withUnit: false }, "≈\u00a030.8k"],
  ["999.4", {}, "$999"],
  ["999.5", {}, "$1.0k"],
  ["999960", {}, "$1.00M"],
  ["2500000000", { isTick: true }, "$2.5B"],
])("%s with %o is %s in a chart", (amount, options, text) => {
  expect(formatAxisAmount({ amount, unit: usd }, options)).toBe(text);
});

test("a tick of another unit carries its suffix", () => {
  const tick = formatAxisAmount({ amount: "180000", unit: miu }, { isTick: true });
  expect(tick).toBe("180k\u00a0MIU");
});
