import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { openDatabase } from "@/lib/store/open-database";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { describeEachEngine, openTestDatabase, type TestDatabase } from "@/tests/support/database";

const source = "world:11";
const program = "tests/lib/sync/support/sync-process.ts";

/** Once it has written so many accounts, `hasWritten` resolves. */
const startProcess = ({ settings }: TestDatabase, accounts = 0) => {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", program, settings.databaseUrl ?? settings.dataDir, source],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  const exited = once(child, "exit");
  const hasWritten = new Promise<void>((resolve) => {
    child.stdout.on("data", (text) => {
      said += String(text);
      if (said.includes(`accounts ${accounts}\n`)) resolve();
    });
  });
  return { child, exited, hasWritten, said: () => said };
};

/** One book, synced by a process that nobody disturbs. */
const syncToTheEnd = async (book: TestDatabase): Promise<string> => {
  const { exited, said } = startProcess(book);
  const [code] = await exited;
  expect(code).toBe(0);
  return said();
};

/** The book of a process that is over, looked at in this one. */
const look = async <Result>(
  { settings }: TestDatabase,
  work: (db: TestDatabase["database"]) => Promise<Result>,
): Promise<Result> => {
  const db = await openDatabase(settings);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
};

describeEachEngine("a sync that is killed", (_getDatabase, engine) => {
  const rounds = engine === "pglite" ? 10 : 4;

  test(`${rounds} times loses nothing and doubles nothing`, { timeout: 300_000 }, async () => {
    const quiet = await openTestDatabase(engine);
    await quiet.database.close();
    const told = await syncToTheEnd(quiet);
    expect(told).toContain("done complete");
    const expected = await look(quiet, listBelieved);
    expect(expected.ledger_entries?.length).toBeGreaterThan(100);

    const disturbed = await openTestDatabase(engine);
    await disturbed.database.close();
    const accountsAfterKill: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { child, exited, hasWritten } = startProcess(disturbed, round % 5);
      await hasWritten;
      await new Promise((wait) => setTimeout(wait, round * 40));
      child.kill("SIGKILL");
      await exited;
      // Opening the book takes longer than the round: now and then is enough.
      if (engine === "pglite" && round % 3 !== 0) continue;
      const found = await look(disturbed, async (db) => ({
        contradictions: await listContradictions(db),
        accounts: await db.query<{ n: number }>(
          "select count(distinct account_id)::int as n from ledger_entries where known_to is null",
        ),
        // On a server the dead process's lease has to run out; that minute passes here.
        waited: await db.query("update connections set lease_until = '2000-01-01T00:00:00Z'"),
      }));
      expect(found.contradictions).toEqual([]);
      accountsAfterKill.push(found.accounts[0]?.n ?? 0);
    }
    // Killed before the first account as well as between two.
    expect(Math.min(...accountsAfterKill)).toBeLessThan(Math.max(...accountsAfterKill));

    expect(await syncToTheEnd(disturbed)).toContain("done complete");
    await look(disturbed, async (db) => {
      expect(await listBelieved(db)).toEqual(expected);
      expect(await listContradictions(db)).toEqual([]);
      expect(await db.query("select 1 from staged_charges")).toEqual([]);
    });
    await quiet.remove();
    await disturbed.remove();
  });
});
