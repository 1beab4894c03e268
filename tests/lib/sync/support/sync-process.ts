/**
 * A process that syncs the sandbox over HTTP, through the queue, until it is done; made to be
 * killed: `sync-process.ts <data directory or database address> <source address as JSON>`. It prints "writing"
 * whenever a transaction has begun and is about to end, "waiting" when a run waits for room on the disk, and "done <state> <rows> rows, <peak> MB" at its
 * own end.
 */
import type { Database } from "@/lib/store/database";
import { openDatabase } from "@/lib/store/open-database";
import { findLatestRun } from "@/lib/store/sync-runs";
import { createSyncQueue } from "@/lib/sync/sync-queue";
import { storeConnection } from "@/tests/lib/sync/support/run-sync";
import { openSource } from "@/tests/lib/sync/support/sync-source";

const [place = "", source = ""] = process.argv.slice(2);
const isServer = place.startsWith("postgres");
const opened = await openDatabase({
  databaseUrl: isServer ? place : null,
  dataDir: isServer ? "" : place,
});
const db: Database = {
  ...opened,
  transaction: (work) =>
    opened.transaction(async (tx) => {
      console.log("writing");
      const result = await work(tx);
      console.log("writing");
      return result;
    }),
};
const { connection, provider, clock } = openSource(JSON.parse(source));
await storeConnection(db, connection);
const queue = createSyncQueue({
  db,
  clock,
  providerFor: () => provider,
  openConnection: async () => connection,
  log: (message, details) => {
    if (message.includes("fault")) console.error(message, details);
    if (message.includes("waits until the disk has room")) console.log("waiting");
  },
});
await queue.start();
await queue.requestSync(connection.id, "demand");
for (;;) {
  const run = await findLatestRun(db, connection.id);
  // An interrupted one is followed by another.
  if (run?.finishedAt && run.state !== "interrupted") {
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(`done ${run.state} ${run.rowsRead} rows, ${peakMb} MB`);
    break;
  }
  await new Promise((wait) => setTimeout(wait, 20));
}
await queue.stop();
await db.close();
process.exit(0);
