import fc from "fast-check";
import { expect, test } from "vitest";
import { splitAtMarks } from "@/components/proof/raw-record";

test("marks the passages a figure stands on, every time they occur", () => {
  const marked = splitAtMarks('{"balance":9494337,"was":9494337}', ["9494337"])
    .filter(({ isMarked }) => isMarked)
    .map(({ at }) => at);
  expect(marked).toEqual([11, 25]);
});

test("never changes what the vendor sent", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 30 });
  fc.assert(
    fc.property(letters, fc.array(letters, { maxLength: 4 }), (raw, marks) => {
      const pieces = splitAtMarks(raw, marks);
      expect(pieces.map(({ text }) => text).join("")).toBe(raw);
    }),
    { seed: 20261120 },
  );
});
