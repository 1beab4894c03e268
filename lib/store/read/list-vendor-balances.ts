import type { Decimal } from "@/lib/domain/base/money";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

/** The balances that the vendors state, by commitment id. */
export const listVendorBalances = async (
  db: Queryable,
  scope: Scope,
  { knownAt }: Pick<Clocks, "knownAt">,
): Promise<ReadonlyMap<string, Decimal>> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<{ readonly id: string; readonly amount: string }>(
    `select b.id, b.amount from vendor_balances b
     where ${believed("b", known)} and ${inScope(statement, "b.account_id", scope)}`,
    statement.values,
  );
  return new Map(rows.map(({ id, amount }) => [id, fromNumeric(amount)]));
};
