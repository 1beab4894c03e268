import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltApp, post, startBuilt } from "@/tests/built/support/built-app";

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuilt({ sandbox: true });
});
afterAll(() => app.stop());

const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const lists = ["commitments", "accounts", "data-issues", "connections", "inventory", "audit"];

const instants = [
  ...["0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"],
  ...["1900-01-01T00:00:00Z", "+275760-09-13T00:00:00.000Z", "\0"],
];

const keys = [
  ["a"],
  [null],
  ["not a date", "x"],
  ["0001-01-01T00:00:00.000Z", "x"],
  ["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z", "x"],
  [1e300],
  [9e15],
  ["\0"],
  ["2026-11-20T00:00:00.000Z", 99999999, 9e15, "x"],
];

const expectNoFault = async (path: string, init?: RequestInit): Promise<void> => {
  const response = await app.ask(path, init);
  const text = await response.text();
  expect([path, init?.body ?? null, response.status < 500, text.slice(0, 300)]).toEqual([
    path,
    init?.body ?? null,
    true,
    expect.any(String),
  ]);
};

describe("nothing that is sent gives a fault of ours", () => {
  test.each(["asOf", "knownAt"])("in %s", async (name) => {
    for (const list of ["summary", "commitments", "expiries"])
      for (const instant of instants)
        await expectNoFault(`/api/v1/${list}?${name}=${encodeURIComponent(instant)}`);
  });

  test.each(["asOf", "knownAt"])("in %s of a page", async (name) => {
    for (const page of ["/", "/access", "/commitments", "/commitments/inventory"])
      for (const instant of instants) {
        const path = `${page}?${name}=${encodeURIComponent(instant)}`;
        const response = await app.askAs("admin@example.com", path);
        await response.text();
        expect([path, response.status]).toEqual([path, 200]);
      }
  });

  test.each(lists)("in a cursor of %s", async (list) => {
    const orders = list === "commitments" ? ["end", "-available", "risk", "name"] : [""];
    for (const order of orders)
      for (const after of keys)
        for (const asOf of [null, "0001-01-01T00:00:00.000Z"]) {
          const sort = order === "" ? "" : `&sort=${order}`;
          const text = cursor({ asOf, knownAt: asOf, after });
          await expectNoFault(`/api/v1/${list}?cursor=${text}${sort}`);
        }
  });

  test("in the parts of an address", async () => {
    for (const part of ["%00", "a%00b", "%FF", "%ED%A0%80", "%E0%A4%A", "..%2f..", "%2e%2e", "\\"])
      for (const path of ["accounts/", "commitments/", "connections/", "sync-runs/", ""])
        await expectNoFault(`/api/v1/${path}${part}`);
  });

  test("in a body", async () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const bodies = [
      '{"name":"\\u0000"}',
      '{"a\\u0000":1}',
      deep,
      "{",
      "null",
      "1e999",
      '"\\ud800"',
    ];
    for (const path of ["connections", "people", "keys", "viewer/password", "viewer/confirm"])
      for (const body of bodies)
        await expectNoFault(`/api/v1/${path}`, {
          ...{ method: "POST", headers: { "content-type": "application/json" }, body },
        });
  });

  test("at the sign-in", async () => {
    const json = { "content-type": "application/json" };
    const form = { "content-type": "application/x-www-form-urlencoded" };
    for (const action of [
      "callback/credentials",
      "signin",
      "signout",
      "session",
      "csrf",
      "error",
    ]) {
      for (const body of ["{", "null", "[]", '{"email":{}}'])
        await expectNoFault(`/api/auth/${action}`, { method: "POST", headers: json, body });
      for (const body of ["%", "%FF=%00", "csrfToken=%00", "callbackUrl=%00&json=true"])
        await expectNoFault(`/api/auth/${action}`, { method: "POST", headers: form, body });
      await expectNoFault(`/api/auth/${action}?callbackUrl=%00`);
      await expectNoFault(`/api/auth/${action}`, { headers: { cookie: "commitbook.return=%00" } });
      await expectNoFault(`/api/auth/${action}`, { method: "PUT" });
    }
  });
});

test("only words of ours travel in the address of a failed sign-in", async () => {
  const said = 'relation "users" does not exist';
  for (const path of ["error", "signin"]) {
    const response = await app.ask(`/api/auth/${path}?error=${encodeURIComponent(said)}`);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).not.toContain("relation");
  }
});

test("the positions of the book are in one order always", async () => {
  const orderOf = async (query: string) => {
    const { data } = await (await app.ask(`/api/v1/summary${query}`)).json();
    return data.positions.map(({ side, pool, unit }: Record<string, unknown>) =>
      JSON.stringify([side, pool, unit]),
    );
  };
  const now = await orderOf("");
  for (const query of ["", "", `?asOf=${new Date().toISOString()}`]) {
    const again = await orderOf(query);
    expect(again.filter((key: string) => now.includes(key))).toEqual(
      now.filter((key: string) => again.includes(key)),
    );
  }
});

test("a body of the right shape is taken all the same", async () => {
  const response = await app.askAs("admin@example.com", "/api/v1/viewer/confirm", {
    ...post({ password: "a quiet ledger 2026" }),
  });
  expect(response.status).toBe(200);
});
