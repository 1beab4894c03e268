import { afterAll, beforeAll, expect, test } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import { createKeyUses } from "@/lib/server/key-uses";
import type { Queryable } from "@/lib/store/database";
import { listApiKeys } from "@/lib/store/identity/api-keys";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const noon = "2026-11-29T12:00:00.000Z";
const after = (seconds: number) => addDuration(noon, seconds * 1_000);

/** The database itself, with its statements counted. */
const counted = () => {
  let statements = 0;
  const db: Queryable = {
    query: (sql, values) => {
      statements += 1;
      return app.context.db.query(sql, values);
    },
  };
  return { db, statements: () => statements };
};

const makeKey = async (): Promise<string> => {
  const user = await app.addUser("viewer");
  await app.addKey(user);
  return `key_of_${user.id}`;
};

const read = async (id: string, now: string) =>
  (await listApiKeys(app.context.db, now)).find((key) => key.id === id);

test("every request of a key is counted, with a statement a minute at most", async () => {
  const id = await makeKey();
  const { db, statements } = counted();
  const uses = createKeyUses();
  for (let second = 0; second < 120; second += 1) await uses.note(db, id, after(second));
  expect(statements()).toBe(2);
  await uses.flush(db);
  await uses.flush(db);
  expect(statements()).toBe(3);
  expect(await read(id, after(120))).toMatchObject({ requests: 120, lastUsedAt: after(119) });
});

test("two processes count together, each day by itself, and a week forgets the eighth day", async () => {
  const id = await makeKey();
  const [one, other] = [createKeyUses(), createKeyUses()];
  const { db } = app.context;
  const midnight = 43_200;
  for (const second of [midnight - 20, midnight - 10, midnight + 10])
    for (const uses of [one, other]) await uses.note(db, id, after(second));
  for (const uses of [one, other]) await uses.flush(db);
  expect((await read(id, after(midnight + 20)))?.requests).toBe(6);
  expect((await read(id, addDuration(noon, 6 * 86_400_000)))?.requests).toBe(6);
  expect((await read(id, addDuration(noon, 7 * 86_400_000)))?.requests).toBe(2);
  expect((await read(id, addDuration(noon, 8 * 86_400_000)))?.requests).toBe(0);
});

test("what could not be written is counted later", async () => {
  const id = await makeKey();
  const uses = createKeyUses();
  const full: Queryable = { query: () => Promise.reject(new Error("full")) };
  await expect(uses.note(full, id, noon)).rejects.toThrow("full");
  await uses.flush(app.context.db);
  expect((await read(id, noon))?.requests).toBe(1);
});
