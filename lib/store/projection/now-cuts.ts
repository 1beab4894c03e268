import { type Instant, startOfHour } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import type { Cuts } from "@/lib/store/read/cuts";

/**
 * What "now" means for each account: the latest of the hour that has begun, the last read of the
 * account, and the last edge of one of its terms. It depends on facts and the clock alone, so that an
 * answer about now is the same whether or not it was added up before it was asked for.
 */
export const nowCuts = async (
  db: Queryable,
  accountIds: readonly string[],
  now: Instant,
): Promise<Cuts> => {
  const rows = await db.query<{ account_id: string; at: Instant }>(
    `select a.account_id, greatest($2::timestamptz,
       (select max(last_attempt_at) from stream_reads r where r.account_id = a.account_id),
       (select max(e.edge) from segments s, unnest(array[s.starts_at, s.ends_at]) e (edge)
        where s.account_id = a.account_id and s.known_to is null
          and e.edge > $2::timestamptz and e.edge <= $3::timestamptz)) as at
     from accounts a join connections k on k.id = a.connection_id and k.archived_at is null
     where a.account_id = any($1::text[]) and a.known_to is null`,
    [accountIds, startOfHour(now), now],
  );
  return new Map(rows.map(({ account_id, at }) => [account_id, at]));
};
