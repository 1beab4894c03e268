import type { Instant } from "@/lib/domain/base/period";
import type { SyncState, SyncTrigger } from "@/lib/domain/base/sync-run";
import type { Queryable } from "@/lib/store/database";

export type StoredSyncRun = {
  readonly id: string;
  readonly connectionId: string;
  readonly trigger: SyncTrigger;
  readonly state: SyncState;
  readonly step: string;
  readonly accountsDone: number;
  readonly accountsTotal: number | null;
  /** Of the connection's accounts those that no read ever got to the end of; null before the run ended. */
  readonly accountsUnread: number | null;
  readonly rowsRead: number;
  readonly rowsSetAside: number;
  readonly factsWritten: number;
  readonly factsClosed: number;
  readonly queuedAt: Instant;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly error: { readonly kind: string; readonly message: string } | null;
};

type Row = {
  id: string;
  connection_id: string;
  trigger: SyncTrigger;
  state: SyncState;
  step: string;
  accounts_done: number;
  accounts_total: number | null;
  accounts_unread: number | null;
  rows_read: string;
  rows_set_aside: string;
  facts_written: string;
  facts_closed: string;
  queued_at: Instant;
  started_at: Instant | null;
  finished_at: Instant | null;
  error_kind: string | null;
  error_message: string | null;
};

const fromRow = (row: Row): StoredSyncRun => ({
  id: row.id,
  connectionId: row.connection_id,
  trigger: row.trigger,
  state: row.state,
  step: row.step,
  accountsDone: row.accounts_done,
  accountsTotal: row.accounts_total,
  accountsUnread: row.accounts_unread,
  rowsRead: Number(row.rows_read),
  rowsSetAside: Number(row.rows_set_aside),
  factsWritten: Number(row.facts_written),
  factsClosed: Number(row.facts_closed),
  queuedAt: row.queued_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  error:
    row.error_kind === null ? null : { kind: row.error_kind, message: row.error_message ?? "" },
});

export const insertSyncRun = (db: Queryable, run: StoredSyncRun) =>
  db.query(
    `insert into sync_runs (connection_id, id, trigger, state, step, queued_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [run.connectionId, run.id, run.trigger, run.state, run.step, run.queuedAt],
  );

export const updateSyncRun = (db: Queryable, run: StoredSyncRun) =>
  db.query(
    `update sync_runs set state = $3, step = $4, accounts_done = $5, accounts_total = $6,
       rows_read = $7, rows_set_aside = $8, facts_written = $9, facts_closed = $10,
       started_at = $11, finished_at = $12, error_kind = $13, error_message = $14,
       accounts_unread = $15
     where connection_id = $1 and id = $2`,
    [
      run.connectionId,
      run.id,
      run.state,
      run.step,
      run.accountsDone,
      run.accountsTotal,
      run.rowsRead,
      run.rowsSetAside,
      run.factsWritten,
      run.factsClosed,
      run.startedAt,
      run.finishedAt,
      run.error?.kind ?? null,
      run.error?.message ?? null,
      run.accountsUnread,
    ],
  );

export const findSyncRun = async (db: Queryable, id: string): Promise<StoredSyncRun | null> => {
  const [row] = await db.query<Row>("select * from sync_runs where id = $1", [id]);
  return row ? fromRow(row) : null;
};

export const findLatestRun = async (
  db: Queryable,
  connectionId: string,
): Promise<StoredSyncRun | null> => {
  const [row] = await db.query<Row>(
    "select * from sync_runs where connection_id = $1 order by queued_at desc, id desc limit 1",
    [connectionId],
  );
  return row ? fromRow(row) : null;
};

/** The run that is queued or running, if there is one: asking twice starts nothing twice. */
export const findOpenRun = async (
  db: Queryable,
  connectionId: string,
): Promise<StoredSyncRun | null> => {
  const [row] = await db.query<Row>(
    `select * from sync_runs where connection_id = $1 and state in ('queued', 'running')
     order by queued_at desc limit 1`,
    [connectionId],
  );
  return row ? fromRow(row) : null;
};

/** Runs that nobody works on any more: their process died. Returns whose they were. */
export const interruptDeadRuns = async (db: Queryable, now: Instant): Promise<string[]> => {
  const rows = await db.query<{ connection_id: string }>(
    `update sync_runs r set state = 'interrupted', step = 'Interrupted; it is read again.', finished_at = $1
     from connections c
     where c.id = r.connection_id and r.state = 'running'
       and (c.lease_owner is null or c.lease_until <= $1::timestamptz)
     returning r.connection_id`,
    [now],
  );
  return [...new Set(rows.map((row) => row.connection_id))];
};
