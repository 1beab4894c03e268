import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { type StoredSyncRun, updateSyncRun } from "@/lib/store/sync-runs";
import type { FactChanges } from "@/lib/store/write-facts";

export type SyncProgress = {
  /** What the run looks like now. */
  current(): StoredSyncRun;
  /** Changes what people see; written at most twice a second. */
  report(change: Partial<StoredSyncRun>): Promise<void>;
  count(change: {
    readonly rowsRead?: number;
    readonly rowsSetAside?: number;
    readonly accountsDone?: number;
    readonly facts?: FactChanges;
  }): Promise<void>;
  /** Written at once. */
  finish(change: Partial<StoredSyncRun>): Promise<StoredSyncRun>;
};

const intervalMs = 500;

export const createSyncProgress = (
  db: Queryable,
  started: StoredSyncRun,
  clock: () => Instant,
): SyncProgress => {
  let run = started;
  let writtenMs = 0;
  const write = async (): Promise<void> => {
    writtenMs = Date.parse(clock());
    await updateSyncRun(db, run);
  };
  const report = async (change: Partial<StoredSyncRun>): Promise<void> => {
    run = { ...run, ...change };
    if (Date.parse(clock()) - writtenMs >= intervalMs) await write();
  };
  return {
    current: () => run,
    report,
    count: (change) =>
      report({
        rowsRead: run.rowsRead + (change.rowsRead ?? 0),
        rowsSetAside: run.rowsSetAside + (change.rowsSetAside ?? 0),
        accountsDone: run.accountsDone + (change.accountsDone ?? 0),
        factsWritten: run.factsWritten + (change.facts?.written ?? 0),
        factsClosed: run.factsClosed + (change.facts?.closed ?? 0),
      }),
    finish: async (change) => {
      run = { ...run, ...change };
      await write();
      return run;
    },
  };
};
