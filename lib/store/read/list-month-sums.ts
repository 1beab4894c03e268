import { kindsIn } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { oneOf } from "@/lib/store/read/one-of";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

/** Consumption and lapses of an account by calendar month and commitment, oldest first. */
export type MonthSums = {
  readonly commitmentId: string;
  /** "2026-11" */
  readonly month: string;
  readonly drawn: string;
  readonly overage: string;
  readonly lapsed: string;
};

/**
 * Months of the commitment's own zone, so that they agree with its terms: a charge counts where it
 * starts (metrics 3.14 ruling 1), an expiry on the last included day of the term it closes.
 */
export const listMonthSums = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
): Promise<MonthSums[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<MonthRow>(
    `with movements as (
       select e.commitment_id, e.kind, e.amount,
         to_char((case when e.boundary = 'closing'
           then e.effective_at - interval '1 millisecond' else e.effective_at end)
           at time zone c.zone, 'YYYY-MM') as month
       from ledger_entries e
       join commitments c on c.account_id = e.account_id and c.id = e.commitment_id
         and ${believed("c", known)}
       where ${inScope(statement, "e.account_id", scope)} and ${believed("e", known)}
         and e.effective_at <= ${statement.bind(asOf)}::timestamptz and e.status = 'posted'
         and ${oneOf("e.kind", kindsIn("drawdown", "overage", "expiry"))}
     )
     select commitment_id, month,
       coalesce(-sum(amount) filter (where ${oneOf("kind", kindsIn("drawdown"))}), 0) as drawn,
       coalesce(sum(amount) filter (where ${oneOf("kind", kindsIn("overage"))}), 0) as overage,
       coalesce(-sum(amount) filter (where ${oneOf("kind", kindsIn("expiry"))}), 0) as lapsed
     from movements group by commitment_id, month
     order by commitment_id, month`,
    statement.values,
  );
  return rows.map((row) => ({
    commitmentId: row.commitment_id,
    month: row.month,
    drawn: fromNumeric(row.drawn),
    overage: fromNumeric(row.overage),
    lapsed: fromNumeric(row.lapsed),
  }));
};

type MonthRow = {
  readonly commitment_id: string;
  readonly month: string;
  readonly drawn: string;
  readonly overage: string;
  readonly lapsed: string;
};
