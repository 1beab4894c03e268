import { expect, test } from "vitest";
import { containing, createStatement, inScope, narrowScope } from "@/lib/store/read/statement";

test.each([
  ["100%", "%100\\%%"],
  ["a_b", "%a\\_b%"],
  ["\\", "%\\\\%"],
  ["plain", "%plain%"],
])("%s is searched for as %s", (text, pattern) => {
  expect(containing(text)).toBe(pattern);
});

test("an empty scope sees nothing, and a list is bound as a value", () => {
  const statement = createStatement();
  expect(inScope(statement, "a", { accounts: [] })).toBe("false");
  expect(inScope(statement, "a", { accounts: ["x"] })).toBe("a = $1");
  expect(inScope(statement, "a", { accounts: ["x", "y"] })).toBe("a = any($2::text[])");
  expect(inScope(statement, "a", { accounts: "all" })).toBe("true");
  expect(statement.values).toEqual(["x", ["x", "y"]]);
});

test("a narrowed scope never holds more than either side", () => {
  expect(narrowScope({ accounts: "all" }, ["x"])).toEqual({ accounts: ["x"] });
  expect(narrowScope({ accounts: ["x", "y"] }, ["y", "z"])).toEqual({ accounts: ["y"] });
  expect(narrowScope({ accounts: [] }, ["x"])).toEqual({ accounts: [] });
});
