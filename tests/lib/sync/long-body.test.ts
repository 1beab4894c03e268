import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { openDatabase } from "@/lib/store/open-database";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { listLedger } from "@/tests/lib/sync/support/book";
import { addressOf } from "@/tests/lib/sync/support/sync-source";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

/** COMMITBOOK_TEST_BODY_MB=300 reads the size that the provider's own test reads. */
const megabytes = Number(process.env.COMMITBOOK_TEST_BODY_MB ?? 100);
const now = "2026-11-20T20:00:00.000Z";
const later = "2026-11-20T20:10:00.000Z";
const team = "northlight-data";
const program = "tests/lib/sync/support/sync-process.ts";

/** The sync has a process of its own: what the sandbox needs to serve it is not counted. */
const syncOnce = async ({ settings }: TestDatabase, sandbox: Sandbox, at: string) => {
  const source = JSON.stringify({
    ...addressOf(sandbox, "vercel", at),
    settings: { teamIds: [team] },
  });
  const child = spawn(process.execPath, ["--import", "tsx", program, settings.dataDir, source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (text) => {
    said += String(text);
  });
  expect(await once(child, "exit")).toEqual([0, null]);
  const [, state, rows, peakMb] = /done (\S+) (\d+) rows, (\d+) MB/.exec(said) ?? [];
  return { state, rows: Number(rows), peakMb: Number(peakMb) };
};

/** What the book holds after a sync, looked at once its process is over. */
const look = async ({ settings }: TestDatabase) => {
  const db = await openDatabase(settings);
  const count = async (table: string) =>
    (await db.query(`select 1 from ${table} where known_to is null`)).length;
  const [account] = await db.query<{ id: string }>("select id from accounts");
  const found = {
    rows: (await count("charges")) + (await count("segments")) + (await count("accounts")),
    ledger: await listLedger(db, account?.id ?? ""),
    staged: (await db.query("select 1 from staged_charges limit 1")).length,
  };
  await db.close();
  return found;
};

test(`a body of ${megabytes} MB becomes facts in flat memory`, { timeout: 400_000 }, async () => {
  const sandbox = await startSandbox({ anchor: "2026-11-20", rowsPerDay: 1 });
  sandbox.setClock(now);
  const book = await openTestDatabase();
  await book.database.close();
  try {
    const usual = await syncOnce(book, sandbox, now);
    const before = await look(book);
    expect(before.ledger.length).toBeGreaterThan(100);

    const bytes = megabytes * 1024 * 1024;
    sandbox.setFault({ kind: "huge", path: "/v1/billing/charges", bytes, times: 1 });
    const long = await syncOnce(book, sandbox, later);
    console.log(
      `${long.rows} rows, ${megabytes} MB: peak ${long.peakMb} MB; usual sync: ${usual.peakMb} MB`,
    );
    expect(long).toMatchObject({ state: "complete" });
    expect(long.rows).toBeGreaterThan(megabytes * 1_000);
    expect(long.peakMb - usual.peakMb).toBeLessThan(300);
    // What fills the body up draws nothing: every row is in the book and no figure has moved.
    expect(await look(book)).toEqual({ rows: long.rows, ledger: before.ledger, staged: 0 });
  } finally {
    await sandbox.close();
    await book.remove();
  }
});
