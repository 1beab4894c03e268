import type { Queryable } from "@/lib/store/database";

export type SyncCounts = {
  readonly id: string;
  /** How many runs are in each state: "complete", "failed". */
  readonly runs: Readonly<Record<string, number>>;
  /** Of all runs together. */
  readonly rowsRead: number;
  readonly rowsRefused: number;
  /** Rows that are set aside now. */
  readonly rowsSetAside: number;
  readonly lastCompleteAt: string | null;
};

/** One record for each connection that is read. */
export const listSyncCounts = async (db: Queryable): Promise<SyncCounts[]> => {
  const rows = await db.query<{
    id: string;
    runs: Record<string, number> | null;
    rows_read: string;
    rows_refused: string;
    rows_set_aside: number;
    last_complete_at: string | null;
  }>(
    `select k.id,
       (select jsonb_object_agg(state, runs) from (
         select state, count(*)::int as runs from sync_runs where connection_id = k.id group by state
       ) counted) as runs,
       (select coalesce(sum(rows_read), 0) from sync_runs where connection_id = k.id) as rows_read,
       (select coalesce(sum(rows_set_aside), 0) from sync_runs
         where connection_id = k.id) as rows_refused,
       (select coalesce(sum(row_count), 0)::int from data_issues
         where connection_id = k.id and is_set_aside and resolved_at is null) as rows_set_aside,
       (select max(finished_at) from sync_runs
         where connection_id = k.id and state = 'complete') as last_complete_at
     from connections k where k.archived_at is null order by k.id`,
  );
  return rows.map((row) => ({
    id: row.id,
    runs: row.runs ?? {},
    rowsRead: Number(row.rows_read),
    rowsRefused: Number(row.rows_refused),
    rowsSetAside: row.rows_set_aside,
    lastCompleteAt: row.last_complete_at,
  }));
};
