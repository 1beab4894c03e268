/**
 * One part of a sync, measured in a process of its own so that its memory is its own:
 * `sync-part.ts <part> <source address as JSON> <folder>`. Prints one line of JSON. The parts:
 * - fetch: reads every batch and drops it
 * - prepare: reads every batch into files of the folder, and makes its two empty books
 * - write: writes those batches into one of them; taking them from their files is not counted
 * - sync: syncs into the other
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nothingKnown, type Provider, type ProviderBatch } from "@/lib/providers/provider";
import type { Database } from "@/lib/store/database";
import { openDatabase } from "@/lib/store/open-database";
import type { StoredSyncRun } from "@/lib/store/sync-runs";
import { runSync } from "@/tests/lib/sync/support/run-sync";
import { openSource } from "@/tests/lib/sync/support/sync-source";

export type PartFigures = {
  readonly seconds: number;
  /** Of all threads; it depends less than `seconds` on what else the machine does. */
  readonly cpuSeconds: number;
  readonly peakMb: number;
  /** What a sync says of itself; empty where none ran. */
  readonly said: string;
  readonly rows: number;
  readonly factsWritten: number;
};

const [part = "", address = "", folder = ""] = process.argv.slice(2);
const { provider, connection, clock } = openSource(JSON.parse(address));
const kept = join(folder, "batches");
let excludedMs = 0;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** How long `work` took, less what is not counted. */
const timed = async (work: () => Promise<void>) => {
  const [start, startCpu] = [performance.now(), cpuMs()];
  await work();
  return {
    seconds: (performance.now() - start - excludedMs) / 1_000,
    cpuSeconds: (cpuMs() - startCpu - excludedMs) / 1_000,
  };
};

const fetchAll = (): AsyncIterable<ProviderBatch> => {
  const { signal } = new AbortController();
  const context = { now: clock(), signal, ...nothingKnown };
  return provider.fetchBatches(connection, context);
};

const prepare = async (): Promise<void> => {
  for (const book of ["written", "book"]) await (await openBook(book)).close();
  await mkdir(kept);
  let count = 0;
  for await (const batch of fetchAll()) {
    await writeFile(join(kept, String(count)), JSON.stringify(batch));
    count += 1;
  }
};

/** One batch in memory after the other, as a vendor's answers come. */
async function* readKept(): AsyncGenerator<ProviderBatch, void, undefined> {
  const { length: count } = await readdir(kept);
  for (let index = 0; index < count; index += 1) {
    const asked = performance.now();
    const batch: ProviderBatch = JSON.parse(await readFile(join(kept, String(index)), "utf8"));
    excludedMs += performance.now() - asked;
    yield batch;
  }
}

const openBook = (name: string): Promise<Database> =>
  openDatabase({ databaseUrl: null, dataDir: join(folder, name) });

const syncFrom = async (source: Provider, book: string) => {
  const db = await openBook(book);
  let run: StoredSyncRun | null = null;
  const took = await timed(async () => {
    run = await runSync({ db, provider: source, connection, clock });
  });
  await db.close();
  return { ...took, ...wordsOf(run) };
};

const wordsOf = (run: StoredSyncRun | null) => ({
  said: `${run?.state}${run?.error ? `: ${run.error.message}` : ""}`,
  rows: run?.rowsRead ?? 0,
  factsWritten: run?.factsWritten ?? 0,
});

const fetchOnly = () =>
  timed(async () => {
    for await (const _batch of fetchAll());
  });

const measure = () => {
  if (part === "write") return syncFrom({ ...provider, fetchBatches: readKept }, "written");
  if (part === "sync") return syncFrom(provider, "book");
  return part === "prepare" ? prepare() : fetchOnly();
};

const figures = await measure();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1_024);
console.log(JSON.stringify({ ...figures, peakMb }));
process.exit(0);
