import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDuration } from "@/lib/domain/period";
import { openDatabase } from "@/lib/store/open-database";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { describeEachEngine, openTestDatabase, type TestDatabase } from "@/tests/support/database";

const program = "tests/lib/sync/support/sync-process.ts";
const now = "2026-11-20T20:00:00.000Z";

/** Overlapping terms, a term without an amount, quarters, Pacific midnights: each another body. */
const teams = ["northlight-search", "northlight-data", "northlight-checkout", "cafe-munster"];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ anchor: "2026-11-20", rowsPerDay: 1 });
  sandbox.setClock(now);
  // Bodies that take their time can be torn in the middle.
  sandbox.setFault({ kind: "slow", path: "/v1/billing", milliseconds: 4, chunkBytes: 512 });
});
afterAll(() => sandbox.close());

/** How far a run has come: requests that the sandbox got, beginnings and ends of transactions. */
type Progress = { readonly requests: number; readonly edges: number };

/** Reads the sandbox into the book; `minutes` later than the first one, as a clock would have it. */
const startProcess = ({ settings }: TestDatabase, minutes = 0) => {
  sandbox.clearRequests();
  const { url, token } = sandbox.vercel;
  const source = [addDuration(now, minutes * 60_000), url, token, teams.join(",")].join(" ");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", program, settings.databaseUrl ?? settings.dataDir, source],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  child.stdout.on("data", (text) => {
    said += String(text);
  });
  const progress = (): Progress => ({
    requests: sandbox.requests().length,
    edges: said.split("writing\n").length - 1,
  });
  return { child, exited: once(child, "exit"), said: () => said, progress };
};

/** One book, synced by a process that nobody disturbs; how far it came, and what it said. */
const syncToTheEnd = async (book: TestDatabase, minutes = 0): Promise<Progress> => {
  const { exited, said, progress } = startProcess(book, minutes);
  const [code] = await exited;
  expect(code).toBe(0);
  expect(said()).toContain("done complete");
  return progress();
};

/** Starts a run and kills it as soon as it has come as far as `moment` says. */
const syncUntil = async (
  book: TestDatabase,
  minutes: number,
  moment: Progress,
): Promise<Progress> => {
  const { child, exited, progress } = startProcess(book, minutes);
  const hasCome = () => {
    const { requests, edges } = progress();
    return requests >= moment.requests && edges >= moment.edges;
  };
  while (!hasCome()) {
    if (child.exitCode !== null) throw new Error("The run was over before it could be killed.");
    await new Promise((wait) => setTimeout(wait, 1));
  }
  child.kill("SIGKILL");
  expect(await exited).toEqual([null, "SIGKILL"]);
  return progress();
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

/** Spread over a whole run: in turn while a body arrives and in the middle of a transaction. */
const momentsOf = (whole: Progress, rounds: number): Progress[] =>
  Array.from({ length: rounds }, (_, round) => {
    const share = (round + 0.5) / rounds;
    return round % 2 === 0
      ? { requests: Math.floor(whole.requests * share), edges: 0 }
      : { requests: 0, edges: Math.floor(whole.edges * share) };
  });

describeEachEngine("a sync over HTTP that is killed", (_getDatabase, engine) => {
  const rounds = engine === "pglite" ? 10 : 3;

  test(`${rounds} times loses nothing and doubles nothing`, { timeout: 300_000 }, async () => {
    const quiet = await openTestDatabase(engine);
    await quiet.database.close();
    const whole = await syncToTheEnd(quiet);
    const expected = await look(quiet, listBelieved);
    expect(expected.accounts).toHaveLength(teams.length);
    expect(expected.ledger_entries?.length).toBeGreaterThan(500);

    const disturbed = await openTestDatabase(engine);
    await disturbed.database.close();
    const killedAfter: number[] = [];
    const accountsFound: number[] = [];
    for (const [round, moment] of momentsOf(whole, rounds).entries()) {
      killedAfter.push((await syncUntil(disturbed, round, moment)).requests);
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
      accountsFound.push(found.accounts[0]?.n ?? 0);
    }
    // Killed in different places, before the first account as well as between two.
    expect(new Set(killedAfter).size).toBeGreaterThan(rounds / 2);
    expect(Math.min(...accountsFound)).toBeLessThan(Math.max(...accountsFound));

    await syncToTheEnd(disturbed, rounds);
    await look(disturbed, async (db) => {
      expect(await listBelieved(db)).toEqual(expected);
      expect(await listContradictions(db)).toEqual([]);
      expect(await db.query("select 1 from staged_charges")).toEqual([]);
    });
    await quiet.remove();
    await disturbed.remove();
  });
});
