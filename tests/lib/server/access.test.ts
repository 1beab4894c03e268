import { describe, expect, test } from "vitest";
import { type Role, roles } from "@/lib/domain/base/role";
import { type Action, actions, permissionsOf, requireAction, scopeOf } from "@/lib/server/access";

const table: readonly [Action, Role[]][] = [
  ["read-balances", ["admin", "finance", "account-manager", "viewer"]],
  ["read-contract-terms", ["admin", "finance", "account-manager"]],
  ["export", ["admin", "finance", "account-manager", "viewer"]],
  ["read-sources", ["admin", "finance", "account-manager", "viewer"]],
  ["sync", ["admin", "finance"]],
  ["accept-doubts", ["admin", "finance"]],
  ["manage-connections", ["admin"]],
  ["read-audit", ["admin", "finance"]],
  ["read-metrics", ["admin"]],
];

describe("the access table", () => {
  test("has a line here for every action", () => {
    expect(table.map(([action]) => action)).toEqual([...actions]);
  });

  test.each(table)("%s is for %j only", (action, allowed) => {
    expect(roles.filter((role) => permissionsOf(role)[action])).toEqual(allowed);
    for (const role of roles) {
      const attempt = () => requireAction({ can: permissionsOf(role) }, action);
      if (allowed.includes(role)) expect(attempt).not.toThrow();
      else expect(attempt).toThrow(expect.objectContaining({ code: "not-allowed" }));
    }
  });
});

describe("row scope", () => {
  test("is the assigned accounts for an account manager and the whole book for the rest", () => {
    expect(roles.map((role) => scopeOf(role, ["a"]))).toEqual(["all", "all", ["a"], "all"]);
  });
});
