import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noSampledDays, type ProviderBatch } from "@/lib/providers/provider";
import type { Database } from "@/lib/store/database";
import { openDatabase } from "@/lib/store/open-database";
import type { StoredSyncRun } from "@/lib/store/sync-runs";
import { startSandbox } from "@/sandbox/start-sandbox";
import { runSync } from "@/tests/lib/sync/support/run-sync";
import { openVercel } from "@/tests/lib/sync/support/sync-source";

/**
 * node --import tsx tests/bench/sync.bench.ts [teams] [rows a day]
 * A first sync and an unchanged re-sync of a sandbox, against the two things neither can do
 * without, measured in the same run: reading every batch and dropping it, and writing batches that
 * are already there.
 */
const [teams = 20, rowsPerDay = 10] = process.argv.slice(2).map(Number);
const now = "2026-11-20T20:00:00.000Z";

const timed = async <Result>(work: () => Promise<Result>): Promise<[number, Result]> => {
  const start = performance.now();
  const result = await work();
  return [(performance.now() - start) / 1_000, result];
};

const sandbox = await startSandbox({
  anchor: "2026-11-20",
  teams,
  rowsPerDay,
  requestsPerMinute: 1_000_000,
});
sandbox.setClock(now);
const { connection, provider } = openVercel(sandbox.vercel.url, sandbox.vercel.token);

const fetchAll = async (): Promise<ProviderBatch[]> => {
  const batches: ProviderBatch[] = [];
  const context = {
    now,
    signal: new AbortController().signal,
    listSampledDays: noSampledDays,
  };
  for await (const batch of provider.fetchBatches(connection, context)) batches.push(batch);
  return batches;
};

const withBook = async <Result>(work: (db: Database) => Promise<Result>): Promise<Result> => {
  const dataDir = await mkdtemp(join(tmpdir(), "commitbook-bench-"));
  const db = await openDatabase({ databaseUrl: null, dataDir });
  try {
    return await work(db);
  } finally {
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
  }
};

const sync = (db: Database, source = provider): Promise<StoredSyncRun> =>
  runSync({ db, provider: source, connection, clock: () => now });

const [fetchSeconds, batches] = await timed(fetchAll);
const replay = {
  ...provider,
  fetchBatches: async function* () {
    yield* batches;
  },
};
const writeSeconds = await withBook(async (db) => (await timed(() => sync(db, replay)))[0]);
await withBook(async (db) => {
  const [firstSeconds, first] = await timed(() => sync(db));
  const [againSeconds, again] = await timed(() => sync(db));
  const slower = Math.max(fetchSeconds, writeSeconds);
  const show = (name: string, seconds: number, ratio = "") =>
    console.log(`${name.padEnd(18)} ${seconds.toFixed(2).padStart(8)} s  ${ratio}`);
  console.log(`${first.rowsRead} rows of ${first.accountsDone} teams, ${db.engine}`);
  show("fetch only", fetchSeconds);
  show("write only", writeSeconds);
  show(
    "first sync",
    firstSeconds,
    `${(firstSeconds / slower).toFixed(2)}x of the slower (budget 1.5)`,
  );
  show(
    "unchanged re-sync",
    againSeconds,
    `${(againSeconds / firstSeconds).toFixed(2)}x of the first (budget 0.5), ${again.factsWritten} facts written`,
  );
  console.log(
    `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB, the sandbox in it`,
  );
});
await sandbox.close();
