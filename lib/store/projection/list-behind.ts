import { startOfHour } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import type { Present } from "@/lib/store/projection/present";
import { createStatement, inScope, type Scope } from "@/lib/store/read/statement";

/** Accounts whose standings are not those of now; those that are no more, while something of them is kept. */
export const listBehind = async (
  db: Queryable,
  scope: Scope,
  { now, madeBy }: Present,
  limit: number,
): Promise<readonly string[]> => {
  const statement = createStatement();
  const rows = await db.query<{ account_id: string }>(
    `select account_id from (
       select a.account_id from accounts a
       join connections k on k.id = a.connection_id and k.archived_at is null
       left join account_standings s on s.account_id = a.account_id
       where a.known_to is null and ${inScope(statement, "a.account_id", scope)}
         and (s.account_id is null or s.is_behind or s.cut_at is null
           or s.cut_at < ${statement.bind(startOfHour(now))}::timestamptz
           or s.next_edge_at <= ${statement.bind(now)}::timestamptz
           or s.made_by is distinct from ${statement.bind(madeBy)})
       union
       select s.account_id from account_standings s
       where s.is_behind and s.commitments is not null
         and ${inScope(statement, "s.account_id", scope)}
         and not exists (
           select 1 from accounts a where a.account_id = s.account_id and a.known_to is null)
     ) behind
     order by account_id limit ${statement.bind(limit)}`,
    statement.values,
  );
  return rows.map(({ account_id }) => account_id);
};
