import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { operations, otherRoutes } from "@/app/api/v1/operations";
import { pages } from "@/app/api/v1/pages";
import { type KeyScope, keyScopes } from "@/lib/domain/base/key-scope";
import { type Role, roles } from "@/lib/domain/base/role";
import type { Action } from "@/lib/server/access";
import { seeAs } from "@/lib/server/commands/see-as";
import { installContext } from "@/lib/server/context";
import type { Operation } from "@/lib/server/operation";
import { findViewer } from "@/lib/server/viewer";
import type { Database } from "@/lib/store/database";
import { bearer, call, namesIn, readsOf, startBookApp } from "@/tests/app/api/book-app";
import { fill, type Names, readsOfAccount } from "@/tests/app/api/every-read";
import { ownPage, requestOf, type TestApp } from "@/tests/lib/server/test-app";

// Every operation times every kind of viewer is some hundreds of requests.
vi.setConfig({ testTimeout: 180_000 });

/** Written down a second time on purpose: a change of the access table has to be made here too. */
const mayRole: Readonly<Record<Role, "everything" | readonly Action[]>> = {
  admin: "everything",
  finance: [
    ...["read-balances", "read-contract-terms", "export", "read-sources", "sync"],
    ...["accept-doubts", "read-audit", "share"],
  ] as Action[],
  "account-manager": [
    ...["read-balances", "read-contract-terms", "export", "read-sources", "share"],
  ] as Action[],
  viewer: ["read-balances", "export", "read-sources"],
};

const mayScope: Readonly<Record<KeyScope, readonly Action[]>> = {
  read: ["read-balances", "read-sources"],
  "read-raw": ["read-contract-terms"],
  export: ["export"],
  sync: ["sync"],
  "embed-mint": ["mint-embeds"],
  metrics: ["read-metrics"],
};

/** Through the eyes of somebody in finance: their reading, and nothing that takes away or changes. */
const maySeeing: readonly Action[] = [
  ...(["read-balances", "read-contract-terms", "read-sources", "read-audit"] as const),
];

type Kind = {
  readonly headers: Record<string, string>;
  /** null: not even known. */
  readonly may: "everything" | readonly Action[] | null;
  readonly isPerson: boolean;
};

let app: TestApp;
let names: Names;
const kinds = new Map<string, Kind>();
beforeAll(async () => {
  app = await startBookApp();
  names = await namesIn(app, "acc_docs");
  const { db } = app.context;
  const asPerson = async (id: string) => ({ ...ownPage, cookie: await app.cookieOf({ id }) });
  for (const role of roles) {
    const user = await app.addUser(role, { accountIds: ["acc_docs"] });
    const person = { headers: await asPerson(user.id), may: mayRole[role], isPerson: true };
    kinds.set(`${role}, signed in`, person);
    const key = { headers: bearer(await app.addKey(user)), may: mayRole[role], isPerson: false };
    kinds.set(`${role}'s key`, key);
  }
  for (const scope of keyScopes) {
    const user = await app.addUser("admin");
    const headers = bearer(await app.addKey(user));
    await db.query("update api_keys set scopes = $2 where user_id = $1", [user.id, [scope]]);
    kinds.set(`a key for ${scope}`, { headers, may: mayScope[scope], isPerson: false });
  }
  const seeing = await asPerson((await app.addUser("admin")).id);
  const administrator = await findViewer(new Headers(seeing));
  if (administrator === null) throw new Error("Nobody signed in.");
  await seeAs(administrator, { userId: (await app.addUser("finance")).id });
  kinds.set("an administrator who sees as finance", {
    ...{ headers: seeing, may: maySeeing, isPerson: true },
  });
  const gone = await app.addUser("admin");
  const expired = await asPerson(gone.id);
  await db.query("update sessions set ended_at = created_at where user_id = $1", [gone.id]);
  const expiredKey = bearer(await app.addKey(gone));
  await db.query("update api_keys set expires_at = created_at where user_id = $1", [gone.id]);
  const removed = await app.addUser("admin");
  const removedKey = bearer(await app.addKey(removed));
  await db.query("update users set disabled_at = created_at where id = $1", [removed.id]);
  const strangers: Readonly<Record<string, Record<string, string>>> = {
    "nobody at all": {},
    "a session that has ended": expired,
    "a key that has expired": expiredKey,
    "the key of somebody who was removed": removedKey,
    "a token of an embed": bearer("eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl"),
    "the secret of a share link": bearer("share_abcdefghijklmnopqrstuvwxyz0123456789"),
  };
  for (const [kind, headers] of Object.entries(strangers))
    kinds.set(kind, { headers, may: null, isPerson: false });
});
afterAll(() => app.close());

const mayDo = ({ may, isPerson }: Kind, { needs, by }: Operation): boolean =>
  may !== null &&
  (by === "anyone" || isPerson) &&
  (needs === "nothing" || may === "everything" || may.includes(needs));

const ask = async ({ headers }: Kind, operation: Operation): Promise<number> => {
  const { path, route, params } = fill(operation, names);
  const { method, exampleBody: body } = operation;
  const request = requestOf(path, { method, headers, ...(body === null ? {} : { body }) });
  return (await route(request, { params: Promise.resolve(params) })).status;
};

describe("every operation, asked by every kind of viewer", () => {
  test("answers whoever may read it, and nobody else", async () => {
    for (const [kind, viewer] of kinds)
      for (const operation of operations.filter(({ method }) => method === "GET")) {
        const expected = viewer.may === null ? 401 : mayDo(viewer, operation) ? 200 : 403;
        const told = [kind, operation.path, await ask(viewer, operation)];
        expect(told).toEqual([kind, operation.path, expected]);
      }
  });

  test("changes nothing for whoever may not", async () => {
    let refused = 0;
    for (const [kind, viewer] of kinds)
      for (const operation of operations.filter(({ method }) => method !== "GET")) {
        if (mayDo(viewer, operation)) continue;
        const what = `${operation.method} ${operation.path}`;
        const expected = viewer.may === null ? 401 : 403;
        expect([kind, what, await ask(viewer, operation)]).toEqual([kind, what, expected]);
        refused += 1;
      }
    expect(refused).toBeGreaterThan(200);
  });
});

/** What is asked of the database, in order and without the values. */
const watched = (db: Database, seen: string[]): Database => {
  const query: Database["query"] = (text, values) => {
    seen.push(text);
    return db.query(text, values);
  };
  const inside =
    (run: Database["transaction"]): Database["transaction"] =>
    (work) =>
      run((tx) =>
        work({
          query: (text, values) => {
            seen.push(text);
            return tx.query(text, values);
          },
        }),
      );
  return {
    ...{ engine: db.engine, close: () => db.close(), query },
    transaction: inside((work) => db.transaction(work)),
    snapshot: inside((work) => db.snapshot(work)),
    upkeep: (text) => db.upkeep(text),
  };
};

test("an account that is not theirs costs an account manager the very statements of one that is not there", async () => {
  const { headers } = kinds.get("account-manager's key") ?? { headers: {} };
  const foreign = await readsOf(app, "acc_store");
  const missing = readsOfAccount({ accountId: "a", commitmentId: "c", entryId: "e" });
  expect(foreign.length).toBe(missing.length);
  const seen: string[] = [];
  installContext({ ...app.context, db: watched(app.context.db, seen) });
  const statementsOf = async (read: (typeof foreign)[number]) => {
    seen.length = 0;
    const { status } = await call(read, headers);
    return { status, statements: [...seen] };
  };
  for (const [index, read] of foreign.entries()) {
    const other = missing[index];
    if (!other) throw new Error("Both lists are of the same operations.");
    const refused = await statementsOf(read);
    expect(refused.statements.length).toBeGreaterThan(2);
    expect([read.path, refused]).toEqual([read.path, { ...(await statementsOf(other)) }]);
    expect(refused.status).toBe(404);
  }
  app.reinstall();
});

const root = join(process.cwd(), "app");
const isGroup = (part: string): boolean => /^\(.*\)$/.test(part);

const toAddress = (file: string): string =>
  `/${file
    .split("/")
    .slice(0, -1)
    .filter((part) => !isGroup(part))
    .join("/")}`;

/** As the rows write it, for both ways of naming what varies. */
const plain = (path: string): string =>
  path.replaceAll("{", "[").replaceAll("}", "]").replace(/\?.*$/, "");

const rows = new Set(
  [...operations, ...otherRoutes, ...pages].map(({ path }: { path: string }) => plain(path)),
);

describe("no address is without a row that says who may have it:", () => {
  test("every page in the tree", () => {
    const inTree = readdirSync(root, { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => /(^|\/)page\.tsx$/.test(path))
      .map(toAddress);
    expect(inTree.sort()).toEqual(pages.map(({ path }) => path).sort());
  });

  const manifest = join(process.cwd(), ".next", "app-path-routes-manifest.json");
  const isBuilt = existsSync(manifest);

  test.skipIf(!isBuilt)(
    `everything that the build serves${isBuilt ? "" : " (there is no build here)"}`,
    () => {
      const served: Record<string, string> = JSON.parse(readFileSync(manifest, "utf8"));
      const ofFramework = new Set(["/_not-found", "/_global-error", "/favicon.ico", "/icon.svg"]);
      const without = Object.values(served).filter(
        (path) => !rows.has(path) && !ofFramework.has(path),
      );
      expect(without).toEqual([]);
    },
  );
});
