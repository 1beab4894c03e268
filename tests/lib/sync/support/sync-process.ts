/**
 * A process that syncs one connection through the queue until it is done, made to be killed:
 * `sync-process.ts <data directory or database address> <source>`. It prints "accounts <n>"
 * whenever one more is written and "done <state>" at its end.
 */
import { openDatabase } from "@/lib/store/open-database";
import { findLatestRun } from "@/lib/store/sync-runs";
import { createSyncQueue } from "@/lib/sync/sync-queue";
import { storeConnection } from "@/tests/lib/sync/support/run-sync";
import { openSource } from "@/tests/lib/sync/support/sync-source";

const [place = "", source = ""] = process.argv.slice(2);
const isServer = place.startsWith("postgres");
const db = await openDatabase({
  databaseUrl: isServer ? place : null,
  dataDir: isServer ? "" : place,
});
const { connection, provider, clock } = openSource(source);
await storeConnection(db, connection);
const queue = createSyncQueue({
  db,
  clock,
  providerFor: () => provider,
  openConnection: async () => connection,
  log: (message, details) => {
    if (message.includes("fault")) console.error(message, details);
  },
});
await queue.start();
await queue.requestSync(connection.id, "demand");
let accounts = -1;
for (;;) {
  const run = await findLatestRun(db, connection.id);
  const [written] = await db.query<{ n: number }>(
    "select count(*)::int as n from stream_reads where stream = 'terms' and sync_run_id = $1",
    [run?.id ?? ""],
  );
  while (accounts < (written?.n ?? 0)) {
    accounts += 1;
    console.log(`accounts ${accounts}`);
  }
  if (run?.finishedAt) {
    console.log(`done ${run.state} ${run.factsWritten}`);
    break;
  }
  await new Promise((wait) => setTimeout(wait, 20));
}
await queue.stop();
await db.close();
process.exit(0);
