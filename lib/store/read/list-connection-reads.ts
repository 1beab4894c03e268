import type { ProviderId } from "@/lib/domain/base/account";
import type { ConnectionReads } from "@/lib/domain/base/freshness";
import type { SyncState } from "@/lib/domain/base/sync-run";
import type { Queryable } from "@/lib/store/database";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

export type ConnectionRecord = {
  readonly id: string;
  readonly name: string;
  readonly provider: ProviderId;
  readonly reads: ConnectionReads;
};

/**
 * How far the reads of every connection had got at `knownAt`: all of them for the whole book, those
 * of the accounts in scope otherwise.
 */
export const listConnectionReads = async (
  db: Queryable,
  scope: Scope,
  { knownAt }: Pick<Clocks, "knownAt">,
): Promise<ConnectionRecord[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const visible =
    scope.accounts === "all"
      ? "k.archived_at is null"
      : `exists (select 1 from accounts a where a.connection_id = k.id and ${believed("a", known)}
           and ${inScope(statement, "a.account_id", scope)})`;
  // A run tells of every account it met; who may see only some is told the state and no more.
  const message = scope.accounts === "all" ? "r.error_message" : "null::text";
  const rows = await db.query<RunRow>(
    `select k.id, k.name, k.provider, r.state, ${message} as error_message, r.error_kind, r.accounts_done, r.accounts_total,
       r.accounts_unread,
       coalesce(r.finished_at, r.started_at, r.queued_at) as at, w.finished_at as last_complete_at
     from connections k
     left join lateral (
       select * from sync_runs where connection_id = k.id and queued_at <= ${known}
       order by queued_at desc limit 2
     ) r on true
     left join lateral (
       select finished_at from sync_runs
       where connection_id = k.id and state = 'complete' and finished_at <= ${known}
       order by queued_at desc limit 1
     ) w on true
     where ${visible}
     order by k.name, k.id, r.queued_at desc`,
    statement.values,
  );
  const records = new Map<string, ConnectionRecord>();
  for (const row of rows) {
    const seen = records.get(row.id);
    records.set(row.id, {
      id: row.id,
      name: row.name,
      provider: row.provider,
      reads: {
        latest: seen?.reads.latest ?? toRun(row),
        previous: seen === undefined ? null : toRun(row),
        lastCompleteAt: row.last_complete_at,
      },
    });
  }
  return [...records.values()];
};

type RunRow = {
  readonly id: string;
  readonly name: string;
  readonly provider: ProviderId;
  readonly state: SyncState | null;
  readonly error_message: string | null;
  readonly error_kind: string | null;
  readonly accounts_done: number | null;
  readonly accounts_total: number | null;
  readonly accounts_unread: number | null;
  readonly last_complete_at: string | null;
  readonly at: string | null;
};

const toRun = (row: RunRow): ConnectionReads["latest"] =>
  row.state === null || row.at === null
    ? null
    : {
        state: row.state,
        at: row.at,
        error: row.error_message,
        errorKind: row.error_kind,
        accountsDone: row.accounts_done ?? 0,
        accountsTotal: row.accounts_total,
        accountsUnread: row.accounts_unread ?? 0,
      };
