import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { markBehind } from "@/lib/store/projection/mark-behind";

/** The accounts of a connection as believed now. */
export const listBelievedAccounts = async (
  tx: Queryable,
  connectionId: string,
): Promise<readonly string[]> => {
  const rows = await tx.query<{ account_id: string }>(
    "select account_id from accounts where connection_id = $1 and known_to is null order by 1",
    [connectionId],
  );
  return rows.map(({ account_id }) => account_id);
};

/** How many accounts of a connection no read ever got to the end of. */
export const countUnread = async (db: Queryable, connectionId: string): Promise<number> => {
  const [row] = await db.query<{ n: number }>(
    `select count(*)::int as n from accounts a
     where a.connection_id = $1 and a.known_to is null and not exists (
       select 1 from stream_reads s where s.account_id = a.account_id and s.stream <> 'accounts'
         and (s.last_complete_at is not null or s.error_kind = 'rows-set-aside'))`,
    [connectionId],
  );
  return row?.n ?? 0;
};

/** Accounts that a run did not come to: what was last read of them stands and says so. */
export const leaveUnread = async (
  tx: Queryable,
  accountIds: readonly string[],
  trouble: { readonly reason: string; readonly errorKind: string },
  at: Instant,
): Promise<void> => {
  for (const accountId of accountIds) await markBehind(tx, accountId);
  await tx.query(
    `update stream_reads set state = 'incomplete', reason = $2, error_kind = $3,
       last_attempt_at = greatest($4::timestamptz, last_attempt_at + interval '1 millisecond')
     where account_id = any($1::text[])`,
    [accountIds, trouble.reason, trouble.errorKind, at],
  );
};
