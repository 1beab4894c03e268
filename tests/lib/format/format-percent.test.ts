import { expect, test } from "vitest";
import { formatPercent } from "@/lib/format/format-percent";

test.each([
  ["0.82136497", "82.1%"],
  ["0", "0%"],
  ["1", "100%"],
  ["1.00000", "100%"],
  ["0.99996", "100.0%"],
  ["0.0004", "0.0%"],
  ["1.0205", "102.1%"],
  ["-0.111", "−11.1%"],
  ["0.5", "50.0%"],
])("the ratio %s prints as %s", (ratio, text) => {
  expect(formatPercent(ratio)).toBe(text);
});
