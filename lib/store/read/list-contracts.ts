import type { Contract } from "@/lib/domain/base/account";
import { contractCodec } from "@/lib/store/codecs/contract-codec";
import type { StoredRow } from "@/lib/store/codecs/field";
import type { Queryable } from "@/lib/store/database";
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
  const rows = await db.query<StoredRow>(
    `select ${contractCodec.select("t")} from contracts t
     where ${believed("t", known)} and ${inScope(statement, "t.account_id", scope)}
     order by t.starts_at, t.id`,
    statement.values,
  );
  return rows.map(contractCodec.fromRow);
};
