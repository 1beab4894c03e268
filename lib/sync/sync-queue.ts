import { randomUUID } from "node:crypto";
import type { ProviderId } from "@/lib/domain/base/account";
import { readEveryHours } from "@/lib/domain/base/freshness";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import type { SyncTrigger } from "@/lib/domain/base/sync-run";
import { createJobQueue } from "@/lib/jobs/job-queue";
import type { Connection, Provider } from "@/lib/providers/provider";
import { analyzeBook } from "@/lib/store/analyze-book";
import { listConnections, lockConnection } from "@/lib/store/connections";
import type { Database, Queryable } from "@/lib/store/database";
import { isDiskFull } from "@/lib/store/disk-space";
import { releaseLease, takeLease, voidAllLeases } from "@/lib/store/leases";
import {
  findOpenRun,
  findSyncRun,
  insertSyncRun,
  interruptDeadRuns,
  type StoredSyncRun,
  updateSyncRun,
} from "@/lib/store/sync-runs";
import { syncConnection } from "@/lib/sync/sync-connection";

export type SyncQueueOptions = {
  readonly db: Database;
  readonly clock: () => Instant;
  readonly providerFor: (id: ProviderId) => Provider | null;
  /** Opens the sealed secret of a connection; null when it is gone. */
  readonly openConnection: (connectionId: string) => Promise<Connection | null>;
  readonly log: (message: string, details?: Readonly<Record<string, unknown>>) => void;
  /** How long a run waited until somebody began to read. */
  readonly onWait?: (seconds: number) => void;
  /** When every connection is read again by itself. */
  readonly schedule?: string;
};

export type SyncQueue = {
  start(): Promise<void>;
  /** Aborts what is running; the next start resumes it. */
  stop(): Promise<void>;
  /** While a run is queued or under way, returns that one. */
  requestSync(connectionId: string, trigger: SyncTrigger): Promise<StoredSyncRun>;
};

const syncJobs = "sync";
const scheduleJobs = "sync-all";
/** So many connections are read side by side: a slow one keeps no other waiting. */
const readAtOnceMax = 4;
const leaseMs = 60_000;
const heartbeatMs = 15_000;
/** Jobs of this process start at once; only other processes' jobs wait for a poll. */
const pollSeconds = { pglite: 30, postgres: 5 } as const;
const everyFewHours = `0 */${readEveryHours} * * *`;

type SyncJob = { readonly runId: string };

export const createSyncQueue = (options: SyncQueueOptions): SyncQueue => {
  const { db, clock, log, schedule = everyFewHours } = options;
  const owner = randomUUID();
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const jobs = createJobQueue(db, (error) => log("queue error", { error: error.message }));
  const queue = jobs.boss;
  const workerIds: string[] = [];
  let watch: NodeJS.Timeout | null = null;

  const enqueue = async (runId: string, startAfter = 0): Promise<void> => {
    await queue.send(syncJobs, { runId }, { retryLimit: 0, expireInHours: 12, startAfter });
    // Picked up now rather than at the next poll.
    if (startAfter === 0) for (const id of workerIds) queue.notifyWorker(id);
  };

  /** On a full disk neither the run nor its job can be noted; it is tried until it can. */
  const tryLater =
    (runId: string) =>
    (error: unknown): void => {
      if (!isDiskFull(error)) throw error;
      log("a run waits until the disk has room", { runId });
      const later = setTimeout(() => {
        if (!stopping.signal.aborted) goOn(runId).catch(tryLater(runId)).catch(logLater);
      }, heartbeatMs);
      later.unref();
    };
  /** One that had begun is read anew by a run of its own; nobody works on it any more. */
  const goOn = async (runId: string): Promise<void> => {
    const run = await findSyncRun(db, runId);
    if (run?.state === "queued") return enqueue(runId);
    if (run?.state !== "running") return;
    await releaseLease(db, { connectionId: run.connectionId, owner });
    await resume();
  };
  const logLater = (error: Error): void =>
    log("a run could not be queued", { error: error.message });

  const openRun = async (tx: Queryable, connectionId: string, trigger: SyncTrigger) => {
    // Two requests at once wait for each other here, and the second finds the first one's run.
    await lockConnection(tx, connectionId);
    const open = await findOpenRun(tx, connectionId);
    if (open) return { run: open, isNew: false };
    const made = newRun(connectionId, trigger, clock());
    await insertSyncRun(tx, made);
    return { run: made, isNew: true };
  };

  const requestSync = async (connectionId: string, trigger: SyncTrigger) => {
    const { run, isNew } = await db.transaction((tx) => openRun(tx, connectionId, trigger));
    if (isNew) await enqueue(run.id).catch(tryLater(run.id));
    return run;
  };

  const work = async ({ runId }: SyncJob): Promise<void> => {
    const run = await findSyncRun(db, runId);
    if (run?.state !== "queued" || stopping.signal.aborted) return;
    const lease = { connectionId: run.connectionId, owner };
    const connection = await options.openConnection(run.connectionId);
    const provider = connection && options.providerFor(connection.provider);
    if (!connection || !provider) {
      await updateSyncRun(db, { ...run, ...connectionGone, finishedAt: clock() });
      return;
    }
    if (!(await takeLease(db, lease, clock(), leaseMs))) return enqueue(runId, leaseMs / 1000);
    options.onWait?.((toEpochMs(clock()) - toEpochMs(run.queuedAt)) / 1000);
    const lost = new AbortController();
    const heartbeat = setInterval(() => {
      takeLease(db, lease, clock(), leaseMs)
        .then((isHeld) => isHeld || lost.abort())
        .catch((error: Error) => log("heartbeat failed", { error: error.message }));
    }, heartbeatMs);
    try {
      const signal = AbortSignal.any([stopping.signal, lost.signal]);
      const onFault = (error: unknown) => log("sync fault", { error: faultText(error) });
      // The lease is renewed where the facts are written: whoever lost it writes nothing.
      const assertOwned = async (tx: Queryable): Promise<void> => {
        if (await takeLease(tx, lease, clock(), leaseMs)) return;
        lost.abort();
        throw new Error("Another process has taken over this connection.");
      };
      const done = await syncConnection({
        db,
        clock,
        provider,
        connection,
        run,
        signal,
        assertOwned,
        onFault,
      });
      log("sync ended", { connectionId: run.connectionId, state: done.state, rows: done.rowsRead });
      if (done.factsWritten > 10_000) await analyzeBook(db);
    } finally {
      clearInterval(heartbeat);
      await releaseLease(db, lease);
    }
  };

  const track = (job: Promise<void>): Promise<void> => {
    running.add(job);
    return job.finally(() => running.delete(job));
  };

  /** Runs whose process died. What ends one also asks for the next: a death in between would leave none. */
  const resume = async (): Promise<void> => {
    const runs = await db.transaction(async (tx) => {
      const opened: StoredSyncRun[] = [];
      for (const connectionId of await interruptDeadRuns(tx, clock()))
        opened.push((await openRun(tx, connectionId, "resume")).run);
      return opened;
    });
    for (const { id } of runs) await enqueue(id).catch(tryLater(id));
  };

  return {
    requestSync,
    start: async () => {
      if (db.engine === "pglite") await voidAllLeases(db);
      await queue.start();
      await queue.createQueue(syncJobs);
      await queue.createQueue(scheduleJobs);
      for (let count = 0; count < readAtOnceMax; count += 1) {
        const id = await queue.work<SyncJob>(
          syncJobs,
          { pollingIntervalSeconds: pollSeconds[db.engine] },
          async (fetched) => {
            for (const { data } of fetched) await track(work(data).catch(tryLater(data.runId)));
          },
        );
        workerIds.push(id);
      }
      await queue.work(scheduleJobs, { pollingIntervalSeconds: 60 }, async () => {
        for (const { id } of await listConnections(db)) await requestSync(id, "schedule");
      });
      await queue.schedule(scheduleJobs, schedule);
      for (const { id } of await listConnections(db)) {
        const open = await findOpenRun(db, id);
        if (open?.state === "queued") await enqueue(open.id);
      }
      await resume();
      watch = setInterval(() => {
        resume().catch((error: Error) => log("resume failed", { error: error.message }));
      }, leaseMs);
      watch.unref();
    },
    stop: async () => {
      if (watch) clearInterval(watch);
      stopping.abort();
      await Promise.allSettled(running);
      await jobs.close();
    },
  };
};

const connectionGone = {
  state: "failed",
  step: "Stopped",
  error: { kind: "configuration", message: "This connection was removed. Add it again to sync." },
} as const;

const newRun = (connectionId: string, trigger: SyncTrigger, queuedAt: Instant): StoredSyncRun => ({
  id: `run_${randomUUID().replaceAll("-", "").slice(0, 20)}`,
  connectionId,
  trigger,
  state: "queued",
  step: "Waiting to start",
  accountsDone: 0,
  accountsTotal: null,
  accountsUnread: null,
  rowsRead: 0,
  rowsSetAside: 0,
  factsWritten: 0,
  factsClosed: 0,
  queuedAt,
  startedAt: null,
  finishedAt: null,
  error: null,
});

/** Messages of ours and of the engine carry no values and no secrets. */
const faultText = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
