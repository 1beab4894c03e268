import type { Queryable } from "@/lib/store/database";
import { createStatement, inScope, type Scope } from "@/lib/store/read/statement";

export type CommitmentIssue = {
  readonly code: string;
  readonly reason: string;
  readonly isSetAside: boolean;
};

/** The open issues of rows that the figures of a commitment stand on, or would. */
export const listCommitmentIssues = async (
  db: Queryable,
  scope: Scope,
  commitmentId: string,
): Promise<CommitmentIssue[]> => {
  const statement = createStatement();
  const rows = await db.query<{ code: string; reason: string; is_set_aside: boolean }>(
    `select code, reason, is_set_aside from data_issues d
     where d.commitment_id = ${statement.bind(commitmentId)} and d.resolved_at is null
       and ${inScope(statement, "d.account_id", scope)}
     order by is_set_aside desc, code, id limit 50`,
    statement.values,
  );
  return rows.map(({ code, reason, is_set_aside: isSetAside }) => ({ code, reason, isSetAside }));
};
