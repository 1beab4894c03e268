import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST as check } from "@/app/api/v1/connections/[connectionId]/check/route";
import { POST as replaceKey } from "@/app/api/v1/connections/[connectionId]/key/route";
import { DELETE as archive, PATCH as change } from "@/app/api/v1/connections/[connectionId]/route";
import { POST as sync } from "@/app/api/v1/connections/[connectionId]/sync/route";
import { POST as create, GET as list } from "@/app/api/v1/connections/route";
import type { Route } from "@/lib/server/create-route";
import { openConnection } from "@/lib/server/open-connection";
import {
  archiveConnection as archiveInStore,
  changeConnection,
  findConnection,
} from "@/lib/store/connections";
import { bearer, call, readsOf, startBookApp } from "@/tests/app/api/book-app";
import { readsOfBook, readsOfSource } from "@/tests/app/api/every-read";
import { ownPage, requestOf, type TestApp } from "@/tests/lib/server/test-app";

const token = "vercel-token-nobody-may-see-x7Qz";
const body = { provider: "vercel", name: "Acme", secret: token };

let app: TestApp;
let admin: Record<string, string>;
let finance: Record<string, string>;
let cookie: string;
let adminWithKey: string;
beforeAll(async () => {
  app = await startBookApp();
  const administrator = await app.addUser("admin", { email: "admin@example.com" });
  admin = bearer(await app.addKey(administrator));
  cookie = await app.cookieOf(administrator);
  adminWithKey = `admin@example.com with key_of_${administrator.id}`;
  finance = bearer(await app.addKey(await app.addUser("finance")));
});
afterAll(() => app.close());

let heard: string[] = [];
beforeEach(() => {
  heard = [];
});

const send = async (
  route: Route,
  method: string,
  headers: Record<string, string>,
  options: { id?: string; body?: unknown } = {},
) => {
  const request = requestOf("/api/v1/connections", { method, headers, body: options.body });
  const response = await route(request, {
    params: Promise.resolve(options.id === undefined ? undefined : { connectionId: options.id }),
  });
  const text = await response.text();
  heard.push(text);
  return { status: response.status, answer: JSON.parse(text) };
};

const make = async (over: Record<string, unknown> = {}) =>
  (await send(create, "POST", admin, { body: { ...body, ...over } })).answer.data.id as string;

const audit = (subject: string) =>
  app.context.db.query(
    "select actor, action, detail from audit_log where subject = $1 order by at",
    [subject],
  );

describe("a change of a connection", () => {
  test("never brings back one that was removed meanwhile, and a removed one keeps no key", async () => {
    const { db, clock } = app.context;
    const id = await make();
    const seen = await findConnection(db, id);
    if (seen === null) throw new Error("It was just made.");
    await archiveInStore(db, id, clock());
    expect(await changeConnection(db, seen, { settings: {} })).toBe(false);
    expect(await findConnection(db, id)).toBeNull();
    const [row] = await db.query<{ sealed_secret: string }>(
      "select sealed_secret from connections where id = $1",
      [id],
    );
    expect(row?.sealed_secret).toBe("");
  });

  test("is refused where it would undo another one", async () => {
    const { db } = app.context;
    const id = await make();
    const seen = await findConnection(db, id);
    if (seen === null) throw new Error("It was just made.");
    expect(await changeConnection(db, seen, { settings: { teamIds: ["team_a"] } })).toBe(true);
    expect(await changeConnection(db, seen, { settings: { teamIds: ["team_b"] } })).toBe(false);
    expect((await findConnection(db, id))?.settings).toEqual({ teamIds: ["team_a"] });
  });

  test("of its key needs no new connection, and the next read uses the new one", async () => {
    const id = await make();
    const { status } = await send(replaceKey, "POST", admin, {
      id,
      body: { secret: "another-key" },
    });
    expect(status).toBe(200);
    expect((await openConnection(app.context, id))?.secret).toBe("another-key");
    expect(app.requested.at(-1)).toEqual({ connectionId: id, trigger: "demand" });
  });
});

describe("a new connection", () => {
  test("keeps its secret sealed, asks for a first sync and stands in the audit log", async () => {
    const { status, answer } = await send(create, "POST", admin, { body });
    const { id } = answer.data;
    expect(status).toBe(200);
    expect(answer.data).toMatchObject({
      name: "Acme",
      baseUrl: "https://api.vercel.com",
      from: "screen",
      secretHint: "x7Qz",
      freshness: { state: "reading" },
    });
    expect(app.requested.at(-1)).toEqual({ connectionId: id, trigger: "demand" });
    expect(await audit(id)).toEqual([
      {
        actor: adminWithKey,
        action: "connection.added",
        detail: { provider: "vercel", name: "Acme", baseUrl: "https://api.vercel.com" },
      },
    ]);
    expect((await openConnection(app.context, id))?.secret).toBe(token);
    const kept = await app.context.db.query("select * from connections where id = $1", [id]);
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  test("is refused where calls may not go, in the guard's words", async () => {
    const { status, answer } = await send(create, "POST", admin, {
      body: { ...body, baseUrl: "https://169.254.169.254/latest" },
    });
    expect(status).toBe(400);
    expect(answer.error.message).toMatch(/^Refused to call 169\.254\.169\.254/);
  });

  test("is refused for a source that cannot be read yet", async () => {
    const { status } = await send(create, "POST", admin, {
      body: { ...body, provider: "datadog" },
    });
    expect(status).toBe(400);
  });
});

describe("settings", () => {
  test("a change is kept, audited and asks for a sync; the same again does nothing", async () => {
    const id = await make();
    const change_ = { id, body: { spendMeasure: "billed-cost" } };
    const before = app.requested.length;
    const { answer } = await send(change, "PATCH", admin, change_);
    expect(answer.data.settings.spendMeasure).toBe("billed-cost");
    await send(change, "PATCH", admin, change_);
    expect(app.requested.length).toBe(before + 1);
    expect((await audit(id)).map(({ action }: { action?: string }) => action)).toEqual([
      "connection.added",
      "connection.changed",
    ]);
    expect((await openConnection(app.context, id))?.secret).toBe(token);
  });
});

describe("archiving", () => {
  test("takes a connection off the list and keeps what was read", async () => {
    const id = await make();
    expect((await send(archive, "DELETE", admin, { id })).status).toBe(200);
    const { answer } = await send(list, "GET", admin);
    expect(answer.data.map((each: { id: string }) => each.id)).not.toContain(id);
    expect((await send(archive, "DELETE", admin, { id })).status).toBe(404);
    const kept = await app.context.db.query("select id from connections where id = $1", [id]);
    expect(kept).toHaveLength(1);
  });

  test("is refused for a connection that the environment makes", async () => {
    await app.context.db.query("update connections set origin = 'environment' where id = 'con_1'");
    const { status, answer } = await send(archive, "DELETE", admin, { id: "con_1" });
    expect(status).toBe(409);
    expect(answer.error.message).toContain("environment");
  });
});

describe("check", () => {
  test("says that a credential works, or what to do about it", async () => {
    const good = await send(check, "POST", admin, { id: await make() });
    expect(good.answer.data).toEqual({ ok: true, message: "The credential works." });
    const bad = await send(check, "POST", admin, { id: await make({ secret: "broken-token-1" }) });
    expect(bad.status).toBe(200);
    expect(bad.answer.data).toEqual({
      ok: false,
      message: "The token is not valid. Put in a new one.",
    });
  });
});

describe("who may", () => {
  test("finance asks for a sync but changes nothing", async () => {
    const id = await make();
    expect((await send(sync, "POST", finance, { id })).answer.data.state).toBe("queued");
    expect((await send(create, "POST", finance, { body })).status).toBe(403);
    expect((await send(archive, "DELETE", finance, { id })).status).toBe(403);
    const changed = { id, body: { spendMeasure: "billed-cost" } };
    expect((await send(change, "PATCH", finance, changed)).status).toBe(403);
    expect((await send(list, "GET", finance)).answer.data[0].secretHint).toBe("");
  });

  test("an account manager neither syncs nor sees a connection of others", async () => {
    const user = await app.addUser("account-manager", { accountIds: ["acc_docs"] });
    const manager = bearer(await app.addKey(user));
    const id = await make();
    const run = (await send(sync, "POST", admin, { id })).answer.data.id as string;
    expect((await send(sync, "POST", manager, { id: "con_1" })).status).toBe(403);
    const { answer } = await send(list, "GET", manager);
    expect(answer.data.map((each: { id: string }) => each.id)).toEqual(["con_1"]);
    expect(answer.data[0].accounts.map((each: { id: string }) => each.id)).toEqual(["acc_docs"]);
    const reads = readsOfSource({ connectionId: id, syncRunId: run });
    expect(reads.length).toBeGreaterThan(0);
    for (const read of reads) {
      expect([read.path, (await call(read, manager)).status]).toEqual([read.path, 404]);
      expect([read.path, (await call(read, admin)).status]).toEqual([read.path, 200]);
    }
  });

  test("a page of ours with a session, and no other page", async () => {
    const attempts: [Record<string, string>, number][] = [
      [{ cookie, ...ownPage }, 200],
      [{ cookie, "x-commitbook": "1", origin: "http://localhost:3000" }, 200],
      [{ cookie }, 403],
      [{ cookie, "sec-fetch-site": "same-origin" }, 403],
      [{ cookie, "x-commitbook": "1" }, 403],
      [{ cookie, "x-commitbook": "1", "sec-fetch-site": "cross-site" }, 403],
      [{ cookie, "x-commitbook": "1", "sec-fetch-site": "same-site" }, 403],
      [{ cookie, "x-commitbook": "1", origin: "http://localhost:3001" }, 403],
    ];
    for (const [headers, status] of attempts)
      expect([headers, (await send(sync, "POST", headers, { id: "con_1" })).status]).toEqual([
        headers,
        status,
      ]);
  });
});

test("the token is in no answer and no line of the log", async () => {
  const id = await make();
  await send(check, "POST", admin, { id });
  await send(create, "POST", admin, { body: { ...body, name: "" } });
  await send(create, "POST", admin, { body: { ...body, extra: token } });
  app.context.log.error("a call failed", new Error(`refused ${token}`));
  for (const read of [...readsOfBook, ...(await readsOf(app, "acc_docs"))])
    heard.push(await (await call(read, admin)).text());
  expect(heard.length).toBeGreaterThan(15);
  expect(heard.filter((text) => text.includes(token))).toEqual([]);
  expect(app.logged.filter((line) => line.includes(token))).toEqual([]);
});
