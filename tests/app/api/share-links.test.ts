import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST as makeRoute } from "@/app/api/v1/accounts/[accountId]/share-links/route";
import { operations } from "@/app/api/v1/operations";
import { DELETE as revokeRoute } from "@/app/api/v1/share-links/[linkId]/route";
import { GET as listRoute } from "@/app/api/v1/share-links/route";
import { GET as openRoute } from "@/app/share/[token]/route";
import { bearer, namesIn, startBookApp } from "@/tests/app/api/book-app";
import { fill } from "@/tests/app/api/every-read";
import { requestOf, type TestApp } from "@/tests/lib/server/test-app";

let app: TestApp;
let finance: Record<string, string>;
let manager: Record<string, string>;
beforeAll(async () => {
  app = await startBookApp();
  finance = bearer(await app.addKey(await app.addUser("finance")));
  manager = bearer(
    await app.addKey(await app.addUser("account-manager", { accountIds: ["acc_docs"] })),
  );
});
afterAll(() => app.close());

const make = (accountId: string, body: object = {}, headers = finance) =>
  makeRoute(
    requestOf(`/api/v1/accounts/${accountId}/share-links`, { method: "POST", headers, body }),
    { params: Promise.resolve({ accountId }) },
  );

const made = async (accountId: string, body: object = {}) => {
  const { data } = await (await make(accountId, body)).json();
  return { id: data.made.id as string, token: data.link.split("/").at(-1) as string };
};

const open = (token: string, headers: Record<string, string> = {}) =>
  openRoute(requestOf(`/share/${token}`, { headers }), { params: Promise.resolve({ token }) });

const revoke = (linkId: string, headers = finance) =>
  revokeRoute(requestOf(`/api/v1/share-links/${linkId}`, { method: "DELETE", headers }), {
    params: Promise.resolve({ linkId }),
  });

const listed = async (): Promise<string[]> => {
  const response = await listRoute(requestOf("/api/v1/share-links", { headers: finance }), {
    params: Promise.resolve({}),
  });
  return (await response.json()).data.links.map(({ id }: { id: string }) => id);
};

describe("a shared page", () => {
  test("shows its account as it was pinned, to whoever has the link, and nothing else", async () => {
    const { token } = await made("acc_store", { parts: ["ledger", "timeline"] });
    const cookie = await app.cookieOf(await app.addUser("admin"));
    const response = await open(token, { cookie });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-robots-tag")).toContain("noindex");
    expect(response.headers.get("x-frame-options")).toBe("DENY");
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const text = await response.text();
    expect(text).toContain("MIU allocation, November");
    expect(text).not.toMatch(/docs_|<script|Today|ago|href="\/(?!embed)/);
  });

  test("says when it was pinned, until when it opens, how often it was opened and who shared it", async () => {
    const { token } = await made("acc_store", { openingsMax: 3 });
    const text = await (await open(token)).text();
    expect(text).toMatch(/A copy, pinned at \d+ \w+ \d{4}, \d\d:\d\d UTC/);
    expect(text).toMatch(/Ends \d+ \w+ \d{4}, opening 1 of 3/);
    expect(text).toMatch(/Shared by .+ on \d+ \w+ \d{4}\. Figures from Vercel\./);
  });

  test("of one commitment tells of no other", async () => {
    const { token } = await made("acc_store", { commitmentId: "nov", parts: ["ledger"] });
    const text = await (await open(token)).text();
    expect(text).toContain("MIU allocation, November");
    expect(text).not.toMatch(/MIU allocation, (October|December)/);
  });

  test("ends after fourteen days, after its last opening, and when it is taken back", async () => {
    const twice = await made("acc_docs", { openingsMax: 2 });
    expect((await open(twice.token)).status).toBe(200);
    expect(await listed()).toContain(twice.id);
    const last = await Promise.all([open(twice.token), open(twice.token)]);
    expect(last.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(await listed()).not.toContain(twice.id);
    const taken = await made("acc_docs");
    expect((await revoke(taken.id)).status).toBe(200);
    expect((await open(taken.token)).status).toBe(404);
    const closed = await open("made-up");
    expect(closed.status).toBe(404);
    expect(closed.headers.get("content-type")).toContain("text/html");
    expect(await closed.text()).toContain("Nothing is shared here");
    const old = await made("acc_docs");
    app.pass(14 * 86_400_000 + 1);
    expect((await open(old.token)).status).toBe(404);
  });

  test("is noted each time that it is opened", async () => {
    const rows = await app.context.db.query<{ action: string; count: number }>(
      `select action, count(*)::int as count from audit_log where action like 'share.%'
       group by action order by action`,
    );
    expect(rows).toEqual([
      { action: "share.made", count: 6 },
      { action: "share.opened", count: 5 },
      { action: "share.revoked", count: 1 },
    ]);
  });
});

describe("links", () => {
  test("can be made, seen and taken back only to accounts that are one's own to see", async () => {
    expect((await make("acc_store", {}, manager)).status).toBe(404);
    expect((await make("nobody", {}, manager)).status).toBe(404);
    expect((await make("acc_docs", { commitmentId: "nov" })).status).toBe(404);
    expect((await make("acc_docs", {}, manager)).status).toBe(200);
    const foreign = await made("acc_store");
    expect((await revoke(foreign.id, manager)).status).toBe(404);
    const response = await listRoute(requestOf("/api/v1/share-links", { headers: manager }), {
      params: Promise.resolve({}),
    });
    const { data } = await response.json();
    expect(data.links.map(({ accountId }: { accountId: string }) => accountId)).toEqual([
      "acc_docs",
    ]);
    expect(JSON.stringify(data)).not.toContain("token");
  });

  test("are listed under the names of what they show", async () => {
    await made("acc_store", { commitmentId: "nov" });
    const { data } = await (
      await listRoute(requestOf("/api/v1/share-links", { headers: finance }), {
        params: Promise.resolve({}),
      })
    ).json();
    const listed = data.links.find(
      ({ commitmentId }: { commitmentId: string | null }) => commitmentId === "nov",
    );
    expect(listed).toMatchObject({
      accountId: "acc_store",
      commitmentName: "MIU allocation, November",
      opened: 0,
      lastOpenedAt: null,
    });
    expect(listed.accountName).not.toBe("");
  });

  test("cannot be pinned to what nobody knows yet: such a page would change", async () => {
    const asked = { asOf: "2026-11-01T00:00:00.000Z", knownAt: "2099-01-01T00:00:00.000Z" };
    const { data } = await (await make("acc_docs", asked)).json();
    expect(data.made).toMatchObject({ asOf: asked.asOf, knownAt: data.made.createdAt });
  });

  test("are not for viewers", async () => {
    const viewer = bearer(await app.addKey(await app.addUser("viewer")));
    expect((await make("acc_docs", {}, viewer)).status).toBe(403);
  });
});

test("the secret of a link opens nothing but its page", async () => {
  const { token } = await made("acc_docs");
  const names = await namesIn(app, "acc_docs");
  for (const operation of operations) {
    const { path, route, params } = fill(operation, names);
    for (const headers of [bearer(token), bearer(`cb_${token}`)]) {
      const request = requestOf(path, { method: operation.method, headers });
      const { status } = await route(request, { params: Promise.resolve(params) });
      expect([operation.method, path, status]).toEqual([operation.method, path, 401]);
    }
  }
});

test("a page that was pinned stays as it is when its source is disconnected later", async () => {
  const { token } = await made("acc_docs");
  const pageOf = async () => (await (await open(token)).text()).replace(/opening \d+/, "");
  const before = await pageOf();
  app.pass(60_000);
  await app.context.db.query("update connections set archived_at = $1", [app.context.clock()]);
  expect(await pageOf()).toBe(before);
});
