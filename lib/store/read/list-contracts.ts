import type { Contract } from "@/lib/domain/base/account";
import type { Queryable } from "@/lib/store/database";
import { readAttributes } from "@/lib/store/read/attributes";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

/** Every contract in scope, those without a commitment among them, by start. */
export const listContracts = async (
  db: Queryable,
  scope: Scope,
  { knownAt }: Pick<Clocks, "knownAt">,
): Promise<Contract[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<ContractRow>(
    `select t.* from contracts t
     where ${believed("t", known)} and ${inScope(statement, "t.account_id", scope)}
     order by t.starts_at, t.id`,
    statement.values,
  );
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    externalId: row.external_id,
    name: row.name,
    start: row.starts_at,
    end: row.ends_at,
    zone: row.zone,
    archivedAt: row.archived_at,
    attributes: readAttributes(row.attributes),
  }));
};

type ContractRow = {
  readonly id: string;
  readonly account_id: string;
  readonly external_id: string;
  readonly name: string;
  readonly starts_at: string;
  readonly ends_at: string | null;
  readonly zone: string;
  readonly archived_at: string | null;
  readonly attributes: string;
};
