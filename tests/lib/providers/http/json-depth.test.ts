import { expect, test } from "vitest";
import { isTooDeep, jsonDepthMax } from "@/lib/providers/http/json-depth";

const nested = (depth: number, open: string, close: string): string =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;

test.each([
  ["lists", "[", "]"],
  ["objects", '{"a":', "}"],
])("%s are told to be too deep one level after the deepest that is read", (_kind, open, close) => {
  expect(isTooDeep(nested(jsonDepthMax, open, close))).toBe(false);
  expect(isTooDeep(nested(jsonDepthMax + 1, open, close))).toBe(true);
  expect(isTooDeep(nested(50_000, open, close))).toBe(true);
});

test("lists and objects count together", () => {
  const half = jsonDepthMax / 2;
  expect(isTooDeep(nested(half, '[{"a":', "}]"))).toBe(false);
  expect(isTooDeep(nested(half + 1, '[{"a":', "}]"))).toBe(true);
});

test("many side by side are not deep, and neither are brackets in a text", () => {
  expect(isTooDeep(`[${"[1],".repeat(10_000)}{}]`)).toBe(false);
  expect(isTooDeep(JSON.stringify({ a: "[".repeat(10_000), b: '\\"[{' }))).toBe(false);
  expect(isTooDeep(JSON.stringify([`\\"${"[".repeat(200)}`]))).toBe(false);
});

test("a text that is no JSON is told by its brackets all the same", () => {
  expect(isTooDeep("[".repeat(100_000))).toBe(true);
  expect(isTooDeep("]".repeat(100_000))).toBe(false);
});
