import type { InvoiceItem } from "@/lib/domain/base/commitment";
import type { Unit } from "@/lib/domain/base/money";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

export type InvoiceItemRecord = Omit<InvoiceItem, "accountId" | "externalId">;

/** When the commitments of an account are paid for, oldest first. */
export const listInvoiceItems = async (
  db: Queryable,
  scope: Scope,
  { knownAt }: Pick<Clocks, "knownAt">,
): Promise<InvoiceItemRecord[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<ItemRow>(
    `select i.* from invoice_items i
     where ${believed("i", known)} and ${inScope(statement, "i.account_id", scope)}
     order by i.at, i.id`,
    statement.values,
  );
  return rows.map((row) => ({
    id: row.id,
    commitmentId: row.commitment_id,
    at: row.at,
    amount: fromNumeric(row.amount),
    unit: { kind: row.unit_kind, code: row.unit_code },
    invoiceId: row.invoice_id,
    isInvoiced: row.is_invoiced,
  }));
};

type ItemRow = {
  readonly id: string;
  readonly commitment_id: string;
  readonly at: string;
  readonly amount: string;
  readonly unit_kind: Unit["kind"];
  readonly unit_code: string;
  readonly invoice_id: string | null;
  readonly is_invoiced: boolean;
};
