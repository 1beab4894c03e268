import { expect, test } from "vitest";
import { markRaw } from "@/lib/server/answers/mark-raw";

test("marks the members whose value is asked for, as they are written", () => {
  const raw = '{"a": 180000.50, "b":"2026-11-01T00:00:00Z","c":"MIUs","d":18,"e":"x"}';
  expect(markRaw(raw, ["180000.5", "2026-11-01T00:00:00.000Z", "MIUs", null])).toEqual([
    '"a": 180000.50',
    '"b":"2026-11-01T00:00:00Z"',
    '"c":"MIUs"',
  ]);
});

test("every mark occurs in the record, quotes and escapes included", () => {
  const raw = '{"name":"say \\"10\\"","n":10,"deep":{"n":1e1},"text":"\\"n\\":10"}';
  const marks = markRaw(raw, ["10"]);
  expect(marks).toEqual(['"n":10', '"n":1e1']);
  for (const mark of marks) expect(raw).toContain(mark);
});

test("a record that is no JSON has no marks", () => {
  expect(markRaw("<html>10</html>", ["10"])).toEqual([]);
});
