import type { InvoiceItem } from "@/lib/domain/base/commitment";
import type { StoredRow } from "@/lib/store/codecs/field";
import { invoiceItemCodec } from "@/lib/store/codecs/invoice-item-codec";
import type { Queryable } from "@/lib/store/database";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

/** When the commitments of an account are paid for, oldest first. */
export const listInvoiceItems = async (
  db: Queryable,
  scope: Scope,
  { knownAt }: Pick<Clocks, "knownAt">,
): Promise<InvoiceItem[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<StoredRow>(
    `select ${invoiceItemCodec.select("i")} from invoice_items i
     where ${believed("i", known)} and ${inScope(statement, "i.account_id", scope)}
     order by i.at, i.id`,
    statement.values,
  );
  return rows.map(invoiceItemCodec.fromRow);
};
