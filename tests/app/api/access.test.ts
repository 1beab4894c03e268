import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as getMetrics } from "@/app/api/metrics/route";
import { operations } from "@/app/api/v1/operations";
import { permissionsOf } from "@/lib/server/access";
import { bearer, call, namesIn, readsOf, startBookApp } from "@/tests/app/api/book-app";
import { fill, readOpenApi, readsOfAccount, readsOfBook } from "@/tests/app/api/every-read";
import { requestOf, type TestApp } from "@/tests/lib/server/test-app";

const mine = "acc_docs";
const others = "acc_store";

let app: TestApp;
let finance: Record<string, string>;
let manager: Record<string, string>;
let plainViewer: Record<string, string>;
beforeAll(async () => {
  app = await startBookApp();
  finance = bearer(await app.addKey(await app.addUser("finance")));
  plainViewer = bearer(await app.addKey(await app.addUser("viewer")));
  manager = bearer(await app.addKey(await app.addUser("account-manager", { accountIds: [mine] })));
});
afterAll(() => app.close());

const textOf = async (response: Promise<Response>): Promise<string> => (await response).text();

const strangers: readonly Record<string, string>[] = [
  {},
  bearer("cb_of_nobody"),
  bearer("eyJhbGciOi"),
  { cookie: "commitbook.session=x" },
];

describe("without a viewer", () => {
  test("every operation is refused, and the refusal tells nothing of the book", async () => {
    const names = await namesIn(app, mine);
    const calls = operations.map((operation) => ({ ...fill(operation, names), ...operation }));
    for (const { method, path, route, params } of [...calls, { ...readOpenApi, method: "GET" }]) {
      for (const headers of strangers) {
        const request = requestOf(path, { method, headers });
        const response = await route(request, { params: Promise.resolve(params) });
        expect([method, path, response.status]).toEqual([method, path, 401]);
        expect(await response.json()).toEqual({
          error: { code: "not-signed-in", message: "Sign in, or send a valid API key." },
        });
      }
    }
  });
});

describe("finance", () => {
  test("reads the whole book", async () => {
    for (const read of [
      ...readsOfBook,
      ...(await readsOf(app, mine)),
      ...(await readsOf(app, others)),
    ])
      expect([read.path, (await call(read, finance)).status]).toEqual([read.path, 200]);
  });
});

describe("an account manager", () => {
  test("reads the assigned account on every route", async () => {
    for (const read of await readsOf(app, mine))
      expect([read.path, (await call(read, manager)).status]).toEqual([read.path, 200]);
  });

  test("gets 404 for any other account, the same words as for one that is not there", async () => {
    const absent = readsOfAccount({ accountId: "a", commitmentId: "c", entryId: "e" });
    const foreign = await readsOf(app, others);
    for (const [index, read] of foreign.entries()) {
      const response = await call(read, manager);
      expect([read.path, response.status]).toEqual([read.path, 404]);
      const missing = absent[index];
      if (missing)
        expect(await response.json()).toEqual(await (await call(missing, manager)).json());
    }
  });

  test("finds no trace of other accounts in any list", async () => {
    for (const read of readsOfBook) {
      const text = await textOf(call(read, manager));
      expect([read.path, text.includes("acc_store"), text.includes("Storefront")]).toEqual([
        read.path,
        false,
        false,
      ]);
    }
  });

  test("cannot filter a list to another account", async () => {
    const lists = readsOfBook.filter(({ route }) => "account" in route.takes.query.shape);
    expect(lists.length).toBeGreaterThan(2);
    for (const list of lists) {
      const answer = await call(list, manager, `?account=${others}`);
      const rows = list.route.gives.kind === "file" ? answer.headers.get("x-row-count") : null;
      const { data } = rows === null ? await answer.json() : { data: rows === "0" ? [] : rows };
      expect([list.path, data]).toEqual([list.path, []]);
    }
  });
});

describe("whatever the role", () => {
  test("an operation that needs what the role does not allow is refused", async () => {
    const names = await namesIn(app, mine);
    const keys = { finance, manager, viewer: plainViewer };
    const roles = { finance: "finance", manager: "account-manager", viewer: "viewer" } as const;
    let refused = 0;
    for (const [who, role] of Object.entries(roles))
      for (const operation of operations) {
        const { needs, method, exampleBody: body } = operation;
        if (needs === "nothing" || permissionsOf(role)[needs]) continue;
        const { path, route, params } = fill(operation, names);
        const headers = keys[who as keyof typeof keys];
        const request = requestOf(path, { method, headers, ...(body === null ? {} : { body }) });
        const response = await route(request, { params: Promise.resolve(params) });
        expect([who, method, path, response.status]).toEqual([who, method, path, 403]);
        refused += 1;
      }
    expect(refused).toBeGreaterThan(10);
  });
});

describe("a viewer without rights to contract terms", () => {
  test("reads balances but no raw record of a vendor", async () => {
    for (const read of await readsOf(app, others)) {
      const text = await textOf(call(read, plainViewer));
      expect([read.path, text.includes('"raw":"{')]).toEqual([read.path, false]);
    }
  });
});

describe("monitoring", () => {
  test("is for administrators", async () => {
    const admin = bearer(await app.addKey(await app.addUser("admin")));
    expect((await getMetrics(requestOf("/api/metrics", { headers: finance }))).status).toBe(403);
    expect((await getMetrics(requestOf("/api/metrics"))).status).toBe(401);
    const response = await getMetrics(requestOf("/api/metrics", { headers: admin }));
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/^commitbook_rows_set_aside\{connection="con_1"\} \d+$/m);
  });
});
