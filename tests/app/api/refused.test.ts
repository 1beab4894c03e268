import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as getMetrics } from "@/app/api/metrics/route";
import { operations } from "@/app/api/v1/operations";
import { bearer, namesIn, startBookApp } from "@/tests/app/api/book-app";
import { fill } from "@/tests/app/api/every-read";
import { ownPage, requestOf, type TestApp } from "@/tests/lib/server/test-app";

let app: TestApp;
beforeAll(async () => {
  app = await startBookApp();
});
afterAll(() => app.close());

const find = (method: string, path: string) => {
  const found = operations.find((each) => each.method === method && each.path === path);
  if (!found) throw new Error(`There is no ${method} ${path}.`);
  return found;
};

const ask = async (method: string, path: string, headers: Record<string, string>) => {
  const operation = find(method, path);
  const filled = fill(operation, await namesIn(app, "acc_docs"));
  const request = requestOf(filled.path, { method, headers });
  return operation.route(request, { params: Promise.resolve(filled.params) });
};

const logged = (action: string) =>
  app.context.db.query<{ actor: string; subject: string; detail: Record<string, unknown> }>(
    "select actor, subject, detail from audit_log where action = $1 order by seq",
    [action],
  );

describe("whoever asks for what they may not have", () => {
  test("stands in the log, with what it was and no id of anything", async () => {
    const viewer = await app.addUser("viewer");
    await ask("DELETE", "/api/v1/people/{userId}", {
      ...ownPage,
      cookie: await app.cookieOf(viewer),
    });
    expect(await logged("access.refused")).toEqual([
      {
        actor: viewer.email,
        subject: "DELETE /api/v1/people/{userId}",
        detail: { because: expect.stringContaining("role does not allow"), times: 1 },
      },
    ]);
  });

  test("with a key that opens nothing stands there as nobody; without any, not at all", async () => {
    const before = (await logged("access.refused")).length;
    await ask("GET", "/api/v1/summary", bearer("cb_of_nobody"));
    await ask("GET", "/api/v1/summary", {});
    await getMetrics(requestOf("/api/metrics", { headers: bearer("cb_of_nobody") }));
    expect((await logged("access.refused")).slice(before)).toMatchObject([
      { actor: "nobody", subject: "GET /api/v1/summary" },
      { actor: "nobody", subject: "GET /api/metrics" },
    ]);
  });

  test("a hundred times within an hour fills three entries, and the next hour begins anew", async () => {
    const headers = bearer(await app.addKey(await app.addUser("viewer")));
    const before = (await logged("access.refused")).length;
    for (let times = 0; times < 100; times += 1) await ask("GET", "/api/v1/audit", headers);
    const told = async () =>
      (await logged("access.refused")).slice(before).map(({ detail }) => detail.times);
    expect(await told()).toEqual([1, 10, 100]);
    app.pass(3_600_000);
    await ask("GET", "/api/v1/audit", headers);
    expect(await told()).toEqual([1, 10, 100, 1]);
  });

  test("an account that is not theirs leaves no trace, as one that is not there", async () => {
    const manager = await app.addUser("account-manager", { accountIds: ["acc_store"] });
    const before = (await logged("access.refused")).length;
    const headers = bearer(await app.addKey(manager));
    expect((await ask("GET", "/api/v1/accounts/{accountId}", headers)).status).toBe(404);
    expect(await logged("access.refused")).toHaveLength(before);
  });
});

test("trying a credential stands in the log, with how it went", async () => {
  const headers = bearer(await app.addKey(await app.addUser("finance")));
  await ask("POST", "/api/v1/connections/{connectionId}/check", headers);
  expect(await logged("connection.checked")).toMatchObject([
    { subject: "con_1", detail: { ok: expect.any(Boolean) } },
  ]);
});
