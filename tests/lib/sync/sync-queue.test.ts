import { afterEach, expect, test } from "vitest";
import type { Provider } from "@/lib/providers/provider";
import { archiveConnection, findConnection } from "@/lib/store/connections";
import type { Database } from "@/lib/store/database";
import { openDatabase } from "@/lib/store/open-database";
import { findLatestRun, findOpenRun, type StoredSyncRun } from "@/lib/store/sync-runs";
import { createSyncQueue, type SyncQueue } from "@/lib/sync/sync-queue";
import { listContradictions, listLedger } from "@/tests/lib/sync/support/book";
import { keptTables } from "@/tests/lib/sync/support/kept-tables";
import { storeConnection, testConnection } from "@/tests/lib/sync/support/run-sync";
import {
  accountIdOf,
  connectionId,
  createScriptedProvider,
  type Script,
} from "@/tests/lib/sync/support/scripted-provider";
import { describeEachEngine, openTestDatabase } from "@/tests/support/database";

const script: Script = {
  now: "2026-01-20T00:00:00.000Z",
  teams: ["web", "shop"].map((name) => ({
    name,
    terms: [
      {
        name: "january",
        start: "2026-01-01T00:00:00.000Z",
        end: "2026-02-01T00:00:00.000Z",
        granted: "100",
      },
    ],
    charges: { "2026-01-10": ["40"] },
  })),
};

const clock = () => new Date().toISOString();
const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

const queues: SyncQueue[] = [];
afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.stop();
});

const startQueue = async (db: Database, provider: Provider): Promise<SyncQueue> => {
  const queue = createSyncQueue({
    db,
    clock,
    providerFor: () => provider,
    openConnection: async () => testConnection(),
    log: () => undefined,
  });
  queues.push(queue);
  await queue.start();
  return queue;
};

const waitForEnd = async (db: Database, state: StoredSyncRun["state"]): Promise<StoredSyncRun> => {
  for (;;) {
    const run = await findLatestRun(db, connectionId);
    if (run?.state === state) return run;
    await pause(50);
  }
};

/** Counts the reads, and how many of them went on at one time. */
const countReads = () => {
  const reads = { begun: 0, atOnce: 0, atOnceMax: 0 };
  const inner = createScriptedProvider(script, () => pause(40));
  const provider: Provider = {
    ...inner,
    fetchBatches: async function* (connection, context) {
      reads.begun += 1;
      reads.atOnce += 1;
      reads.atOnceMax = Math.max(reads.atOnceMax, reads.atOnce);
      try {
        yield* inner.fetchBatches(connection, context);
      } finally {
        reads.atOnce -= 1;
      }
    },
  };
  return { provider, reads };
};

describeEachEngine("the queue", (getDatabase, engine) => {
  const prepare = async () => {
    const tables = ["accounts", "commitments", "segments", "ledger_entries", "charges"];
    await getDatabase().query(`truncate ${tables.join(", ")}, ${keptTables}`);
    await getDatabase().query("delete from sync_runs");
    await storeConnection(getDatabase(), testConnection());
  };

  test("a connection that hangs keeps no other waiting", async () => {
    await prepare();
    const db = getDatabase();
    const slow = { ...testConnection(), id: "con_slow" };
    await storeConnection(db, slow);
    const inner = createScriptedProvider(script);
    const provider: Provider = {
      ...inner,
      fetchBatches: async function* (connection, context) {
        if (connection.id === slow.id) {
          await new Promise((_, reject) =>
            context.signal.addEventListener("abort", () => reject(context.signal.reason)),
          );
        }
        yield* inner.fetchBatches(connection, context);
      },
    };
    const queue = createSyncQueue({
      db,
      clock,
      providerFor: () => provider,
      openConnection: async (id) => ({ ...testConnection(), id }),
      log: () => undefined,
    });
    queues.push(queue);
    await queue.start();
    await queue.requestSync(slow.id, "demand");
    await queue.requestSync(connectionId, "demand");
    expect((await waitForEnd(db, "complete")).state).toBe("complete");
    expect((await findLatestRun(db, slow.id))?.state).not.toBe("complete");
  });

  test("asked ten times at once reads once", async () => {
    await prepare();
    const { provider, reads } = countReads();
    const queue = await startQueue(getDatabase(), provider);
    const runs = await Promise.all(
      Array.from({ length: 10 }, () => queue.requestSync(connectionId, "demand")),
    );
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    const done = await waitForEnd(getDatabase(), "complete");
    expect(done.id).toBe(runs[0]?.id);
    expect(reads.begun).toBe(1);
    expect(await listLedger(getDatabase(), accountIdOf("shop"))).toHaveLength(3);
  });

  test("stopped in the middle resumes at the next start, nothing lost or doubled", async () => {
    await prepare();
    const slow = createScriptedProvider(script, () => pause(200));
    const queue = await startQueue(getDatabase(), slow);
    await queue.requestSync(connectionId, "demand");
    await waitForEnd(getDatabase(), "running");
    await pause(500);
    const stopping = performance.now();
    await queue.stop();
    expect(performance.now() - stopping).toBeLessThan(5_000);
    await startQueue(getDatabase(), createScriptedProvider(script));
    const done = await waitForEnd(getDatabase(), "complete");
    expect(done.trigger).toBe("resume");
    expect(await listContradictions(getDatabase())).toEqual([]);
    expect(await listLedger(getDatabase(), accountIdOf("web"))).toHaveLength(3);
    expect(await listLedger(getDatabase(), accountIdOf("shop"))).toHaveLength(3);
  });

  test("a connection that is removed while it is read is read no more, and no run is left over", async () => {
    await prepare();
    const db = getDatabase();
    const start = async (provider: Provider): Promise<SyncQueue> => {
      const queue = createSyncQueue({
        ...{ db, clock, providerFor: () => provider, log: () => undefined },
        openConnection: async (id) => (await findConnection(db, id)) && testConnection(),
      });
      queues.push(queue);
      await queue.start();
      return queue;
    };
    const queue = await start(createScriptedProvider(script, () => pause(100)));
    await queue.requestSync(connectionId, "demand");
    await waitForEnd(db, "running");
    await archiveConnection(db, connectionId, clock());
    await pause(600);
    await queue.stop();
    await start(createScriptedProvider(script));
    expect((await waitForEnd(db, "failed")).error?.message).toContain("was removed");
    expect(await findOpenRun(db, connectionId)).toBe(null);
    expect(await listLedger(db, accountIdOf("shop"))).toEqual([]);
  });

  test("takes up what a process that was killed left running", async () => {
    await prepare();
    await getDatabase().query(
      `insert into sync_runs (connection_id, id, trigger, state, step, queued_at, started_at)
       values ($1, 'run_dead', 'demand', 'running', 'Reading', $2, $2)`,
      [connectionId, "2026-01-01T00:00:00.000Z"],
    );
    await getDatabase().query(
      "update connections set lease_owner = 'dead', lease_until = $1 where id = $2",
      [engine === "pglite" ? "2099-01-01T00:00:00.000Z" : "2026-01-01T00:01:00.000Z", connectionId],
    );
    await startQueue(getDatabase(), createScriptedProvider(script));
    await waitForEnd(getDatabase(), "complete");
    expect(await getDatabase().query("select state from sync_runs where id = 'run_dead'")).toEqual([
      { state: "interrupted" },
    ]);
  });

  test.skipIf(engine === "pglite")("shared by two processes runs a connection once", async () => {
    const { database, settings, remove } = await openTestDatabase("postgres");
    const other = await openDatabase(settings);
    await storeConnection(database, testConnection());
    const { provider, reads } = countReads();
    const [here, there] = [await startQueue(database, provider), await startQueue(other, provider)];
    const asked = await Promise.all(
      [here, there, here, there].map((queue) => queue.requestSync(connectionId, "demand")),
    );
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    await waitForEnd(database, "complete");
    expect(reads).toMatchObject({ begun: 1, atOnceMax: 1 });
    expect(await listContradictions(database)).toEqual([]);
    for (const queue of queues.splice(0)) await queue.stop();
    await other.close();
    await remove();
  });
});
