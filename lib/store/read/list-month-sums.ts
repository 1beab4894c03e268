import type { Instant } from "@/lib/domain/base/period";
import { kindsIn } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import type { Cuts } from "@/lib/store/read/cuts";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { movedSums } from "@/lib/store/read/moved-sums";
import { oneOf } from "@/lib/store/read/one-of";
import { believed, createStatement } from "@/lib/store/read/statement";

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
 * starts (metrics 3.14 ruling 1), an expiry on the last included day of the term it closes. Months in
 * UTC are kept; those of another zone are added up from the entries.
 */
export const listMonthSums = async (
  db: Queryable,
  cuts: Cuts,
  knownAt: Instant,
): Promise<MonthSums[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<MonthRow>(
    `with ${movedSums(statement, cuts, knownAt)}, terms as materialized (
       select k.account_id, k.id, k.zone, c.at from cuts c
       join commitments k on k.account_id = c.account_id and ${believed("k", known)}
     ), movements as (
       select m.commitment_id, m.kind, m.amount, m.entries, to_char((case when m.edge = 'closing'
         then m.month - interval '1 millisecond' else m.month end) at time zone 'UTC', 'YYYY-MM') as month
       from moved m join terms t on t.account_id = m.account_id and t.id = m.commitment_id
       where t.zone = 'UTC' and m.status = 'posted' and not m.is_ahead and ${counted("m")}
       union all
       select e.commitment_id, e.kind, e.amount, 1 as entries, to_char((case when e.boundary = 'closing'
         then e.effective_at - interval '1 millisecond' else e.effective_at end)
         at time zone t.zone, 'YYYY-MM') as month
       from terms t join ledger_entries e on e.account_id = t.account_id and e.commitment_id = t.id
       where t.zone <> 'UTC' and ${believed("e", known)} and e.status = 'posted'
         and e.effective_at <= t.at and ${counted("e")}
     )
     select commitment_id, month,
       coalesce(-sum(amount) filter (where ${oneOf("kind", kindsIn("drawdown"))}), 0) as drawn,
       coalesce(sum(amount) filter (where ${oneOf("kind", kindsIn("overage"))}), 0) as overage,
       coalesce(-sum(amount) filter (where ${oneOf("kind", kindsIn("expiry"))}), 0) as lapsed
     from movements group by commitment_id, month having sum(entries) > 0
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

const counted = (alias: string): string =>
  oneOf(`${alias}.kind`, kindsIn("drawdown", "overage", "expiry"));

type MonthRow = {
  readonly commitment_id: string;
  readonly month: string;
  readonly drawn: string;
  readonly overage: string;
  readonly lapsed: string;
};
