import { describe, expect, test } from "vitest";
import { keyScopes } from "@/lib/domain/base/key-scope";
import { type Role, roles } from "@/lib/domain/base/role";
import {
  type Action,
  accessOf,
  actions,
  limitToKey,
  permissionsOf,
  requireAction,
  scopeOf,
} from "@/lib/server/access";

const table: readonly [Action, Role[]][] = [
  ["read-balances", ["admin", "finance", "account-manager", "viewer"]],
  ["read-contract-terms", ["admin", "finance", "account-manager"]],
  ["export", ["admin", "finance", "account-manager", "viewer"]],
  ["read-sources", ["admin", "finance", "account-manager", "viewer"]],
  ["sync", ["admin", "finance"]],
  ["accept-doubts", ["admin", "finance"]],
  ["manage-connections", ["admin"]],
  ["read-audit", ["admin", "finance"]],
  ["manage-people", ["admin"]],
  ["manage-keys", ["admin"]],
  ["manage-embeds", ["admin"]],
  ["mint-embeds", ["admin"]],
  ["share", ["admin", "finance", "account-manager"]],
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

describe("what a key can be given", () => {
  const owner = accessOf("account-manager", ["a", "b"]);

  test("narrows what its owner may do and see, and never widens it", () => {
    const all = limitToKey(owner, { scopes: [...keyScopes], accountIds: ["b", "c"] });
    expect(all.scope.accounts).toEqual(["b"]);
    for (const action of actions)
      expect([action, all.can[action] && !owner.can[action]]).toEqual([action, false]);
    const sync = limitToKey(owner, { scopes: ["sync"], accountIds: null });
    expect(Object.values(sync.can).some(Boolean)).toBe(false);
    expect(sync.scope.accounts).toEqual(["a", "b"]);
  });

  test("says nothing of a key without limits: it is its owner", () => {
    expect(limitToKey(owner, { scopes: null, accountIds: null })).toEqual(owner);
  });

  test("never lets a key decide who may do what", () => {
    const key = limitToKey(accessOf("admin", []), { scopes: [...keyScopes], accountIds: null });
    expect(actions.filter((action) => key.can[action])).toEqual([
      ...["read-balances", "read-contract-terms", "export", "read-sources", "sync", "mint-embeds"],
      "read-metrics",
    ]);
  });
});

describe("row scope", () => {
  test("is the assigned accounts for an account manager and the whole book for the rest", () => {
    expect(roles.map((role) => scopeOf(role, ["a"]))).toEqual(["all", "all", ["a"], "all"]);
  });
});
