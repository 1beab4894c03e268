import { expect, test } from "vitest";
import { isEnough } from "@/scripts/lib/node-version.mjs";

test.each([
  ["20.19.0", true],
  ["20.20.2", true],
  ["22.12.0", true],
  ["24.0.0", true],
  ["100.0.0", true],
  ["20.18.3", false],
  ["20.9.0", false],
  ["21.7.3", false],
  ["22.11.0", false],
  ["18.20.8", false],
  ["9.11.2", false],
])("Node %s is enough: %s", (version, enough) => {
  expect(isEnough(version)).toBe(enough);
});
