import type { Decimal } from "@/lib/domain/base/money";
import { kindsIn } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { isBefore, type MonthAsked, poolsOfMonth } from "@/lib/store/read/month-pools";
import { believed, type Clocks, createStatement, type Scope } from "@/lib/store/read/statement";

/** What an invoice drew from a pool in a month: signed, as in the ledger. */
export type StatementInvoice = {
  readonly commitmentId: string;
  readonly invoiceId: string;
  readonly amount: Decimal;
};

/** Invoices of posted drawdowns within a month of the pool's own zone, in the order of their entries. */
export const listStatementInvoices = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  asked: MonthAsked,
): Promise<StatementInvoice[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<InvoiceRow>(
    `with ${poolsOfMonth(statement, scope, known, asked)}
     select p.id, e.invoice_id, sum(e.amount) as amount
     from pools p join ledger_entries e on e.commitment_id = p.id
       and e.account_id = ${statement.bind(asked.accountId)} and ${believed("e", known)}
       and e.status = 'posted' and e.effective_at <= ${statement.bind(asOf)}::timestamptz
       and e.kind = any(${statement.bind(kindsIn("drawdown"))}::text[]) and e.invoice_id is not null
       and not ${isBefore("opens")} and ${isBefore("closes")}
     group by p.id, e.invoice_id
     order by min(e.effective_at), e.invoice_id, p.id`,
    statement.values,
  );
  return rows.map(({ id, invoice_id, amount }) => ({
    commitmentId: id,
    invoiceId: invoice_id,
    amount: fromNumeric(amount),
  }));
};

type InvoiceRow = { readonly id: string; readonly invoice_id: string; readonly amount: string };
