import type { Queryable } from "@/lib/store/database";
import { createStatement, inScope, ofOpenConnection, type Scope } from "@/lib/store/read/statement";

export type BookCounts = {
  readonly accounts: number;
  readonly commitments: number;
  readonly units: number;
};

/** How much the book holds in scope. */
export const countBook = async (db: Queryable, scope: Scope): Promise<BookCounts> => {
  const statement = createStatement();
  const active = ofOpenConnection("connection_id");
  const [row] = await db.query<BookCounts>(
    `select
       (select count(*)::int from account_standings s
        where s.commitments is not null and ${active}
          and ${inScope(statement, "s.account_id", scope)}) as accounts,
       coalesce(sum(p.commitments), 0)::int as commitments,
       count(distinct (p.unit_kind, p.unit_code))::int as units
     from account_positions p where ${active} and ${inScope(statement, "p.account_id", scope)}`,
    statement.values,
  );
  return row ?? { accounts: 0, commitments: 0, units: 0 };
};
