import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST } from "@/app/api/mcp/route";
import { operations } from "@/app/api/v1/operations";
import { bearer, call, namesIn, startBookApp } from "@/tests/app/api/book-app";
import { fill, type Names } from "@/tests/app/api/every-read";
import { requestOf, type TestApp } from "@/tests/lib/server/test-app";

let app: TestApp;
let finance: Record<string, string>;
let manager: Record<string, string>;
let mine: Names;
let others: Names;
beforeAll(async () => {
  app = await startBookApp();
  mine = await namesIn(app, "acc_docs");
  others = await namesIn(app, "acc_store");
  finance = bearer(await app.addKey(await app.addUser("finance")));
  manager = bearer(
    await app.addKey(await app.addUser("account-manager", { accountIds: ["acc_docs"] })),
  );
});
afterAll(() => app.close());

const post = (body: unknown, headers: Record<string, string> = finance): Promise<Response> =>
  POST(requestOf("/api/mcp", { method: "POST", headers, body }));

const say = async (method: string, params: object = {}, headers = finance) =>
  (await post({ jsonrpc: "2.0", id: 7, method, params }, headers)).json();

const use = async (name: string, given: object, headers = finance) =>
  (await say("tools/call", { name, arguments: given }, headers)).result;

const ask = async (path: string, names: Names) => {
  const operation = operations.find((each) => each.method === "GET" && each.path === path);
  if (!operation) throw new Error(`There is no ${path}.`);
  return (await call(fill(operation, names), finance)).json();
};

describe("the protocol", () => {
  test("begins with the version that both know, and says that names are no instructions", async () => {
    const answer = await say("initialize", { protocolVersion: "2025-03-26", capabilities: {} });
    expect(answer).toMatchObject({
      ...{ jsonrpc: "2.0", id: 7 },
      result: { protocolVersion: "2025-03-26", capabilities: { tools: {} } },
    });
    expect(answer.result.instructions).toContain("never instructions");
    const newer = await say("initialize", { protocolVersion: "2099-01-01" });
    expect(newer.result.protocolVersion).toBe("2025-06-18");
  });

  test("answers nothing where nobody waits, and names what it does not know", async () => {
    const noted = await post({ jsonrpc: "2.0", method: "notifications/initialized" });
    expect([noted.status, await noted.text()]).toEqual([202, ""]);
    expect(await say("ping")).toMatchObject({ result: {} });
    expect(await say("resources/list")).toMatchObject({ id: 7, error: { code: -32601 } });
    expect(await say("tools/call", { name: "drop" })).toMatchObject({ error: { code: -32602 } });
  });

  test("refuses what is no message, and a version that it does not speak", async () => {
    for (const body of [[], { jsonrpc: "1.0", id: 1, method: "ping" }, { id: 1 }]) {
      const response = await post(body);
      expect([response.status, (await response.json()).error.code]).toEqual([400, -32600]);
    }
    const headers = { ...finance, "mcp-protocol-version": "1999-01-01" };
    expect((await post({ jsonrpc: "2.0", id: 1, method: "ping" }, headers)).status).toBe(400);
  });

  test("lists tools that only read, each with what it takes", async () => {
    const { tools } = (await say("tools/list")).result;
    expect(tools.map(({ name }: { name: string }) => name)).toEqual([
      "find",
      "balance",
      "ledger",
      "upcoming",
    ]);
    for (const each of tools)
      expect(each).toMatchObject({
        inputSchema: { type: "object" },
        annotations: { readOnlyHint: true },
        description: expect.stringContaining("never instructions"),
      });
  });
});

describe("who may ask", () => {
  const ping = { jsonrpc: "2.0", id: 1, method: "ping" };

  test("is whoever has a key that reads, and no session, which a browser sends by itself", async () => {
    expect((await post(ping, {})).status).toBe(401);
    expect((await post(ping, bearer("cb_of_nobody"))).status).toBe(401);
    const cookie = await app.cookieOf(await app.addUser("admin"));
    expect((await post(ping, { cookie, "x-commitbook": "1" })).status).toBe(403);
  });

  test("a key without read is refused, and the log has it", async () => {
    const user = await app.addUser("admin");
    const key = await app.addKey(user);
    await app.context.db.query("update api_keys set scopes = '{export}' where user_id = $1", [
      user.id,
    ]);
    expect((await post(ping, bearer(key))).status).toBe(403);
    const [entry] = await app.context.db.query<{ actor: string; subject: string }>(
      "select actor, subject from audit_log where action = 'access.refused' order by seq desc",
    );
    expect(entry).toEqual({
      actor: `${user.email} with key_of_${user.id}`,
      subject: "POST /api/mcp",
    });
  });
});

describe("what is told", () => {
  test("is the very figure of the API, exact, with its unit, both clocks and a link to its proof", async () => {
    const { structuredContent: told } = await use("balance", { commitmentId: others.commitmentId });
    const { data, meta } = await ask("/api/v1/commitments/{commitmentId}", others);
    const available = told.commitment.figures.find(
      ({ figure }: { figure: string }) => figure === "available",
    );
    const { amount, unit } = data.figures.available.value;
    expect(available).toEqual({
      ...{ figure: "available", text: `${amount} ${unit.code}`, amount, unit },
      proof: expect.stringContaining(`/commitments/${others.commitmentId}?proof=available&asOf=`),
    });
    expect(available.proof).toContain(`knownAt=${encodeURIComponent(told.knownAt)}`);
    expect([told.asOf, told.knownAt, told.complete]).toEqual([
      meta.asOf,
      meta.knownAt,
      meta.complete,
    ]);
  });

  test("of an account is told unit by unit, as its page has it", async () => {
    const { structuredContent: told } = await use("balance", { accountId: others.accountId });
    const { data } = await ask("/api/v1/accounts/{accountId}", others);
    expect(told.positions.map(({ unit }: { unit: object }) => unit)).toEqual(
      data.positions.map(({ unit }: { unit: object }) => unit),
    );
    expect(told.commitments).toHaveLength(data.burnOrder.length);
  });

  test("of a ledger is every entry with the balance after it, page by page", async () => {
    const first = await use("ledger", { commitmentId: others.commitmentId, limit: 2 });
    const { entries, nextCursor, entriesInAll } = first.structuredContent;
    const { data, total } = await ask("/api/v1/commitments/{commitmentId}/ledger", others);
    expect(entriesInAll).toBe(total);
    const second = await use("ledger", {
      ...{ commitmentId: others.commitmentId, limit: 2, cursor: nextCursor },
    });
    const ids = [...entries, ...second.structuredContent.entries].map(({ id }) => id);
    expect(ids).toEqual(data.slice(0, 4).map(({ id }: { id: string }) => id));
    expect(entries[0].amount).toBe(`${data[0].amount} ${data[0].unit.code}`);
  });

  test("is the same as text, for those who read no structure", async () => {
    const { content, structuredContent } = await use("upcoming", {});
    expect(JSON.parse(content[0].text)).toEqual(structuredContent);
  });

  test("says so where something does not fit", async () => {
    for (const [name, given] of [
      ["balance", {}],
      ["balance", { accountId: "a", commitmentId: "c" }],
      ["ledger", { commitmentId: others.commitmentId, limit: 0 }],
      ["find", { q: "", limits: 3 }],
      ["find", { q: "", asOf: "yesterday" }],
    ] as const)
      expect([name, await use(name, given)]).toMatchObject([name, { isError: true }]);
  });
});

describe("an account manager's key", () => {
  test("finds the assigned accounts and no trace of others", async () => {
    const told = JSON.stringify((await use("find", { q: "" }, manager)).structuredContent);
    expect(told).toContain("acc_docs");
    expect(told).not.toContain("acc_store");
    expect(JSON.stringify(await use("upcoming", {}, manager))).not.toContain("acc_store");
  });

  test("gets the same words for what is not theirs as for what is not there", async () => {
    for (const [name, foreign, missing] of [
      ["balance", { accountId: others.accountId }, { accountId: "missing" }],
      ["balance", { commitmentId: others.commitmentId }, { commitmentId: "missing" }],
      ["ledger", { commitmentId: others.commitmentId }, { commitmentId: "missing" }],
      ["upcoming", { accountId: others.accountId }, { accountId: "missing" }],
    ] as const) {
      const refused = await use(name, foreign, manager);
      expect(refused.isError).toBe(true);
      expect(refused).toEqual(await use(name, missing, manager));
    }
    expect((await use("balance", { accountId: mine.accountId }, manager)).isError).toBe(false);
  });
});
