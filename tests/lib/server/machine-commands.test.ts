import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { checkAudit } from "@/lib/server/check-audit";
import { acceptInvitation } from "@/lib/server/commands/accept-invitation";
import { signIn } from "@/lib/server/commands/sign-in";
import { type AppContext, installContext } from "@/lib/server/context";
import { readEnv } from "@/lib/server/env";
import { createLog } from "@/lib/server/log";
import { makeAdministrator } from "@/lib/server/make-administrator";
import { loadMasterSecrets } from "@/lib/server/master-secret";
import { resealSecrets } from "@/lib/server/reseal-secrets";
import { createSecrets } from "@/lib/server/secrets";
import { findConnection, saveConnection } from "@/lib/store/connections";
import type { Database } from "@/lib/store/database";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { linkIdentity, setShut } from "@/lib/store/identity/identities";
import { findSession, openSession } from "@/lib/store/identity/sessions";
import { addUser } from "@/lib/store/identity/users";
import { openDatabase } from "@/lib/store/open-database";
import { openTestDatabase } from "@/tests/support/database";

// Each opens an embedded book several times, as the commands do.
vi.setConfig({ testTimeout: 120_000 });

const at = "2026-11-20T12:00:00.000Z";
const password = "another long password";

let dataDir: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  const opened = await openTestDatabase();
  dataDir = opened.settings.dataDir;
  await opened.database.close();
  // Closed already: what is left is its folder.
  remove = () => opened.remove().catch(() => undefined);
});
afterEach(async () => {
  installContext(undefined);
  await remove();
});

const settings = (more: Record<string, string> = {}) => readEnv({ DATA_DIR: dataDir, ...more });

/** A command wants the book for itself, as it does beside a server with the embedded one. */
const inBook = async <Result>(work: (db: Database) => Promise<Result>): Promise<Result> => {
  const db = await openDatabase(settings());
  try {
    return await work(db);
  } finally {
    await db.close();
  }
};

const log = createLog({ write: () => {}, clock: () => at });
const asServer = (db: Database): void =>
  installContext({
    ...{ db, log, env: settings(), clock: () => new Date().toISOString() },
    secrets: createSecrets("a secret that nobody needs here, at all"),
  } as AppContext);

const person = { email: "mara@example.com", name: "Mara", role: "viewer" as const };

const joinBy = (link: string, email: string) =>
  inBook(async (db) => {
    asServer(db);
    await acceptInvitation(link.split("#")[1] ?? "", password);
    return signIn({ email, password, address: "192.0.2.1", device: null });
  });

const actionsIn = () =>
  inBook((db) =>
    db.query<{ action: string; actor: string; subject: string }>(
      "select action, actor, subject from audit_log order by seq",
    ),
  );

describe("a book that nobody can administer any more", () => {
  test("is given an administrator by whoever holds its machine, and the log says so", async () => {
    const { link, isNew } = await makeAdministrator("New@Example.com", settings());
    expect(isNew).toBe(true);
    expect(await actionsIn()).toEqual([
      {
        action: "invitation.made",
        actor: "a command on the server",
        subject: "new@example.com",
      },
    ]);
    expect(await joinBy(link, "new@example.com")).toMatchObject({
      kind: "signed-in",
      user: { role: "admin" },
    });
  });

  test("has a person of it made one, also one whom the issuer has let go", async () => {
    await inBook(async (db) => {
      const user = await addUser(db, { ...person, passwordHash: null }, at);
      if (!user) throw new Error("The book is not empty.");
      await linkIdentity(db, { issuer: "https://issuer.example", subject: "mara" }, user.id, at);
      await setShut(db, user.id, at);
    });
    const { link, isNew } = await makeAdministrator(person.email, settings());
    expect(isNew).toBe(false);
    expect(await joinBy(link, person.email)).toMatchObject({
      kind: "signed-in",
      user: { role: "admin", isShut: false },
    });
  });

  test("is left as it is where no address is given", async () => {
    await expect(makeAdministrator("", settings())).rejects.toThrow(/npm run administrator/);
    expect(await actionsIn()).toEqual([]);
  });
});

const keep = (secret: string, id: string, token: string) =>
  inBook((db) =>
    saveConnection(db, {
      ...{ id, provider: "vercel", name: id, baseUrl: "https://api.vercel.com", settings: {} },
      ...{ sealedSecret: createSecrets(secret).seal(token, id), secretHint: "" },
      ...{ origin: "screen", isSandbox: false, createdAt: at },
    }),
  );

/** What each key of a connection is under each secret; null where it does not open. */
const opened = (connections: readonly string[], secrets: readonly string[]) =>
  inBook((db) =>
    Promise.all(
      connections.map(async (id) => {
        const sealed = (await findConnection(db, id))?.sealedSecret ?? "";
        return secrets.map((secret) => openOrNull(secret, sealed, id));
      }),
    ),
  );

const openOrNull = (secret: string, sealed: string, id: string): string | null => {
  try {
    return createSecrets(secret).open(sealed, id);
  } catch {
    return null;
  }
};

describe("another secret", () => {
  test("of the embedded book is made, every key is sealed with it, and the old one opens nothing", async () => {
    const { current: old } = await loadMasterSecrets(settings());
    await keep(old, "one", "token-1");
    await keep(old, "two", "token-2");
    await keep("a secret of long ago, which nobody has", "lost", "token-3");
    const session = await inBook(async (db) => {
      const user = await addUser(db, { ...person, passwordHash: null }, at);
      return openSession(db, user?.id ?? "", new Date().toISOString());
    });
    expect(await resealSecrets(settings())).toEqual({ resealed: 2, unreadable: ["lost"] });
    const { current, before } = await loadMasterSecrets(settings());
    expect(before).toBeNull();
    expect(current).not.toBe(old);
    expect(await opened(["one", "two"], [current, old])).toEqual([
      ["token-1", null],
      ["token-2", null],
    ]);
    expect(await inBook((db) => findSession(db, session, new Date().toISOString()))).toBeNull();
    expect(await actionsIn()).toMatchObject([{ action: "secrets.resealed" }]);
    expect(await readFile(join(dataDir, "secret"), "utf8")).toBe(`${current}\n`);
  });

  test("that is given wants the one before it too, and takes its place", async () => {
    const [old, next] = ["o".repeat(40), "n".repeat(40)];
    await keep(old, "one", "token-1");
    await expect(resealSecrets(settings({ COMMITBOOK_SECRET: next }))).rejects.toThrow(
      /COMMITBOOK_SECRET_BEFORE is missing/,
    );
    const both = { COMMITBOOK_SECRET: next, COMMITBOOK_SECRET_BEFORE: old };
    expect(await resealSecrets(settings(both))).toEqual({ resealed: 1, unreadable: [] });
    expect(await opened(["one"], [next, old])).toEqual([["token-1", null]]);
  });
});

test("an entry of the log that was changed behind the back of the book is found by command", async () => {
  const entry = { at, actor: "mara", action: "sign-out" as const, subject: "mara", detail: {} };
  await inBook(async (db) => {
    for (let entries = 0; entries < 3; entries += 1) await addAuditEntry(db, entry);
  });
  expect(await checkAudit(settings())).toMatchObject({ entries: 3, brokenAt: null });
  await inBook(async (db) => {
    await db.query("drop trigger audit_log_is_kept on audit_log");
    await db.query("update audit_log set actor = 'somebody else' where seq = 2");
  });
  expect(await checkAudit(settings())).toMatchObject({ brokenAt: 2 });
});
