import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import type { Database } from "@/lib/store/database";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { openTestDatabase } from "@/tests/support/database";
import { generateBook, readOnce } from "@/tests/support/generated/generated-book";
import { bringAllForward, emptyBook, listTables, rebuild } from "@/tests/support/projection";
import { someOf } from "@/tests/support/test-form";

const program = "tests/lib/sync/support/reading-process.ts";

/** The second reading finds facts to close, to add and to leave; what is kept moves with each. */
const seeds = [1, 2];
const reading = 1;

const runProcess = async (place: string, seed: number, statement: number | null) => {
  const given = [place, seed, reading, ...(statement === null ? [] : [statement])].map(String);
  const child = spawn(process.execPath, ["--import", "tsx", program, ...given], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (text) => {
    said += String(text);
  });
  const [code, signal] = await once(child, "exit");
  return { code, signal, statements: Number(said) };
};

/** The book as it stands, put aside in the same database, and brought back again and again. */
const putAside = async (db: Database): Promise<() => Promise<void>> => {
  const tables = await listTables(db);
  for (const name of tables) await db.query(`create table aside_${name} as table ${name}`);
  // Rows that others name come first.
  const named = ["connections", "users"];
  const inOrder = [...named, ...tables.filter((name) => !named.includes(name))];
  return async () => {
    await db.query(`truncate ${tables.join(", ")}`);
    for (const name of inOrder) await db.query(`insert into ${name} table aside_${name}`);
  };
};

test.skipIf(!process.env["COMMITBOOK_TEST_DATABASE_URL"]).each(someOf(seeds, 1))(
  "a read that is killed between any two statements leaves a book that holds, and can be read again (seed %i)",
  async (seed) => {
    const { database: db, settings, remove } = await openTestDatabase("postgres");
    const place = settings.databaseUrl ?? "";
    const book = generateBook(seed);
    const [first = "", second = ""] = book.readings;
    await emptyBook(db);
    await readOnce(db, book, 0);
    await bringAllForward(db, first);
    const bringBack = await putAside(db);
    const { code, statements } = await runProcess(place, seed, null);
    expect(code).toBe(0);
    expect(statements).toBeGreaterThan(100);
    const expected = await listBelieved(db);

    const all = Array.from({ length: statements }, (_, index) => index + 1);
    for (const statement of someOf(all, 3)) {
      const at = `killed before statement ${statement} of ${statements}`;
      await bringBack();
      expect((await runProcess(place, seed, statement)).signal, at).toBe("SIGKILL");
      expect(await listContradictions(db), at).toEqual([]);
      const half = await rebuild(db, addDuration(second, 60_000));
      expect(half.kept, at).toEqual(half.rebuilt);
      await readOnce(db, book, reading, "again");
      expect(await listBelieved(db), at).toEqual(expected);
      const again = await rebuild(db, addDuration(second, 3_700_000));
      expect(again.kept, at).toEqual(again.rebuilt);
    }
    await remove();
  },
  14_400_000,
);
