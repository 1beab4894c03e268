import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessOf } from "@/lib/server/access";
import { createSecrets } from "@/lib/server/secrets";
import { actorOf, findViewer, personOf } from "@/lib/server/viewer";
import { revokeApiKeys } from "@/lib/store/identity/api-keys";
import { openSession } from "@/lib/store/identity/sessions";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const withHeaders = (headers: Record<string, string>) => findViewer(new Headers(headers));
const withKey = (key: string) => withHeaders({ authorization: `Bearer ${key}` });

test("a session and an API key lead to the same person, and to the same access", async () => {
  const user = await app.addUser("account-manager", { accountIds: ["acc_1", "acc_2"] });
  const person = { userId: user.id, email: user.email, name: user.name, role: "account-manager" };
  const access = accessOf("account-manager", ["acc_1", "acc_2"]);
  const signedIn = await withHeaders({ cookie: `a=b; ${await app.cookieOf(user)}; c=d` });
  const holder = await withKey(await app.addKey(user));
  expect(signedIn).toEqual({
    ...{ kind: "person", person, sessionId: expect.any(String), seenBy: null, ...access },
    confirmedAt: app.context.clock(),
    isFromIssuer: false,
  });
  expect(holder).toEqual({ kind: "key", keyId: `key_of_${user.id}`, owner: person, ...access });
  expect([signedIn, holder].map((viewer) => viewer && personOf(viewer))).toEqual([person, person]);
});

test("the audit log tells a person from a program with a key of theirs", async () => {
  const user = await app.addUser("finance");
  const signedIn = await withHeaders({ cookie: await app.cookieOf(user) });
  const holder = await withKey(await app.addKey(user));
  expect([signedIn, holder].map((viewer) => viewer && actorOf(viewer))).toEqual([
    user.email,
    `${user.email} with key_of_${user.id}`,
  ]);
});

test("an account manager without accounts sees none, not all", async () => {
  const user = await app.addUser("account-manager");
  expect(await withKey(await app.addKey(user))).toMatchObject({ scope: { accounts: [] } });
});

test("a revoked key does not work", async () => {
  const user = await app.addUser("finance");
  const key = await app.addKey(user);
  expect(await withKey(key)).not.toBeNull();
  await revokeApiKeys(
    app.context.db,
    { idPrefix: `key_of_${user.id}`, exceptId: null },
    app.context.clock(),
  );
  expect(await withKey(key)).toBeNull();
});

test("a disabled user is out at once, by key and by session", async () => {
  const user = await app.addUser("finance");
  const key = await app.addKey(user);
  const cookie = await app.cookieOf(user);
  await app.context.db.query("update users set disabled_at = now() where id = $1", [user.id]);
  expect(await withKey(key)).toBeNull();
  expect(await withHeaders({ cookie })).toBeNull();
});

test("a wrong key is not made up for by a good cookie", async () => {
  const cookie = await app.cookieOf(await app.addUser("admin"));
  expect(await withHeaders({ cookie, authorization: "Bearer cb_wrong" })).toBeNull();
});

test("a session is no API key", async () => {
  const cookie = await app.cookieOf(await app.addUser("admin"));
  expect(await withKey(cookie.slice(cookie.indexOf("=") + 1))).toBeNull();
});

test("a session that is over, changed or of another secret does not work", async () => {
  const { id } = await app.addUser("admin");
  const sessionId = await openSession(app.context.db, id, app.context.clock());
  const made = async (secret: string, maxAge: number) =>
    `commitbook.session=${await encode({ token: { sub: id, sessionId }, secret, maxAge })}`;
  const { sessionKey } = app.context.secrets;
  expect(await withHeaders({ cookie: await made(sessionKey, 60) })).not.toBeNull();
  expect(await withHeaders({ cookie: await made(sessionKey, -60) })).toBeNull();
  expect(
    await withHeaders({ cookie: await made(createSecrets("another").sessionKey, 60) }),
  ).toBeNull();
  expect(await withHeaders({ cookie: `${await made(sessionKey, 60)}x` })).toBeNull();
});

test("the use of a key is noted, at most once a minute", async () => {
  const user = await app.addUser("viewer");
  const key = await app.addKey(user);
  const usedAt = async () =>
    (
      await app.context.db.query<{ last_used_at: string }>(
        "select last_used_at from api_keys where user_id = $1",
        [user.id],
      )
    )[0]?.last_used_at;
  await withKey(key);
  const first = await usedAt();
  app.pass(30_000);
  await withKey(key);
  expect(await usedAt()).toBe(first);
  app.pass(31_000);
  await withKey(key);
  expect(await usedAt()).not.toBe(first);
});
