import { chmod, lstat, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltApp, post, startBuilt } from "@/tests/built/support/built-app";
import { makeUsedBook, password, type UsedBook } from "@/tests/built/support/used-book";

const admin = "admin@example.com";

let book: UsedBook;
let app: BuiltApp;
beforeAll(async () => {
  book = await makeUsedBook();
  // As an older start, or somebody in a hurry, may have left it.
  await chmod(book.dataDir, 0o755);
  await chmod(join(book.dataDir, "book"), 0o755);
  await chmod(join(book.dataDir, "book", "PG_VERSION"), 0o666);
  await writeFile(join(book.dataDir, "first-sign-in.json"), JSON.stringify({ email: admin }));
  app = await startBuilt({ book, sandbox: true });
});
afterAll(async () => {
  await app.stop();
  await book.remove();
});

const listOpen = async (path: string): Promise<string[]> => {
  const stats = await lstat(path);
  const names = stats.isDirectory() ? await readdir(path) : [];
  const inside = await Promise.all(names.map((name) => listOpen(join(path, name))));
  return [...(stats.mode & 0o077 ? [path] : []), ...inside.flat()];
};

test("nobody else reads what lies in the data directory, whoever made it before", async () => {
  expect(await listOpen(book.dataDir)).toEqual([]);
});

test("the file of the first sign-in goes when its password is changed", async () => {
  const body = { password, newPassword: "another quiet ledger" };
  expect((await app.askAs(admin, "/api/v1/viewer/password", post(body))).status).toBe(200);
  expect(await readdir(book.dataDir)).not.toContain("first-sign-in.json");
});
