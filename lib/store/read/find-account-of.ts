import type { Queryable } from "@/lib/store/database";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

/** The account of a commitment, or null when it is not there or out of scope. */
export const findAccountOf = async (
  db: Queryable,
  scope: Scope,
  { knownAt }: Pick<Clocks, "knownAt">,
  commitmentId: string,
): Promise<string | null> => {
  const statement = createStatement();
  const [row] = await db.query<{ account_id: string }>(
    `select c.account_id from commitments c
     where c.id = ${statement.bind(commitmentId)}
       and ${believed("c", `${statement.bind(knownAt)}::timestamptz`)}
       and ${inScope(statement, "c.account_id", scope)}
     limit 1`,
    statement.values,
  );
  return row?.account_id ?? null;
};
