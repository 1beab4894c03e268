import { startOfHour } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import type { Present } from "@/lib/store/projection/present";
import { createStatement, inScope, type Scope } from "@/lib/store/read/statement";

/** Accounts whose standings are not those of now. */
export const listBehind = async (
  db: Queryable,
  scope: Scope,
  { now, madeBy }: Present,
  limit: number,
): Promise<readonly string[]> => {
  const statement = createStatement();
  const rows = await db.query<{ account_id: string }>(
    `select a.account_id from accounts a
     join connections k on k.id = a.connection_id and k.archived_at is null
     left join account_standings s on s.account_id = a.account_id
     where a.known_to is null and ${inScope(statement, "a.account_id", scope)}
       and (s.account_id is null or s.is_behind or s.cut_at is null
         or s.cut_at < ${statement.bind(startOfHour(now))}::timestamptz
         or s.next_edge_at <= ${statement.bind(now)}::timestamptz
         or s.made_by is distinct from ${statement.bind(madeBy)})
     order by a.account_id limit ${statement.bind(limit)}`,
    statement.values,
  );
  return rows.map(({ account_id }) => account_id);
};
