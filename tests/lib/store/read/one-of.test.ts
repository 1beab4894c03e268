import { expect, test } from "vitest";
import { oneOf } from "@/lib/store/read/one-of";

test("words of a table stand in a statement as they are", () => {
  expect(oneOf("e.kind", ["drawdown", "rollover-in"])).toBe(
    "e.kind in ('drawdown', 'rollover-in')",
  );
});

test("no word at all holds for no row", () => {
  expect(oneOf("e.kind", [])).toBe("false");
});

test.each(["", "it's", "a; drop table", "Grant", "a'--"])(
  "%j is refused: it is no word",
  (word) => {
    expect(() => oneOf("e.kind", [word])).toThrow("no word");
  },
);
