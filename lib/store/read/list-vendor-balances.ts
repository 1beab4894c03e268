import type { Decimal } from "@/lib/domain/base/money";
import type { StoredRow } from "@/lib/store/codecs/field";
import { vendorBalanceCodec } from "@/lib/store/codecs/vendor-balance-codec";
import type { Queryable } from "@/lib/store/database";
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
  const rows = await db.query<StoredRow>(
    `select ${vendorBalanceCodec.select("b")} from vendor_balances b
     where ${believed("b", known)} and ${inScope(statement, "b.account_id", scope)}`,
    statement.values,
  );
  return new Map(rows.map(vendorBalanceCodec.fromRow).map(({ id, amount }) => [id, amount]));
};
