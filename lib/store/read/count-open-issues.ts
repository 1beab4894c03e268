import type { Queryable } from "@/lib/store/database";
import { createStatement, inScope, type Scope } from "@/lib/store/read/statement";

/** Rows set aside or noted and not resolved; those of no account only for the whole book. */
export const countOpenIssues = async (db: Queryable, scope: Scope): Promise<number> => {
  const statement = createStatement();
  const [row] = await db.query<{ issues: number }>(
    `select count(*)::int as issues from data_issues
     where resolved_at is null and ${inScope(statement, "account_id", scope)}`,
    statement.values,
  );
  return row?.issues ?? 0;
};
