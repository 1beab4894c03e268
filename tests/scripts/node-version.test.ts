import { expect, test } from "vitest";
import { isEnough } from "@/scripts/lib/node-version.mjs";

test.each([
  ["20.9.0", true],
  ["20.20.2", true],
  ["22.0.0", true],
  ["100.0.0", true],
  ["20.8.1", false],
  ["18.20.8", false],
  ["9.11.2", false],
])("Node %s is enough: %s", (version, enough) => {
  expect(isEnough(version)).toBe(enough);
});
