import { describe, expect, test } from "vitest";
import { toReturnPath } from "@/lib/server/return-path";

describe("a path of ours is kept", () => {
  test.each(["/", "/commitments?state=active&sort=-end", "/accounts/a%20b#ledger"])(
    "%s",
    (from) => {
      expect(toReturnPath(from)).toBe(from);
    },
  );
});

describe("anything else leads to the front page", () => {
  test.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "javascript:alert(1)",
    "evil",
    "/sign-in?from=/sign-in",
    "/api/auth/signout",
    "",
  ])("%j", (from) => {
    expect(toReturnPath(from)).toBe("/");
  });
  test("nothing at all", () => {
    expect(toReturnPath(undefined)).toBe("/");
    expect(toReturnPath(null)).toBe("/");
  });
});
