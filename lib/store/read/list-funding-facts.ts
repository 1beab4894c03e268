import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { believed, createStatement, inScope, type Scope } from "@/lib/store/read/statement";

/** What the terms of a commitment say of its amount and of who pays for it. */
export type FundingFacts = {
  readonly isGiven: boolean;
  readonly isInvoiced: boolean;
  readonly hasSchedule: boolean;
};

/** By commitment id; one without a segment is not there. */
export const listFundingFacts = async (
  db: Queryable,
  scope: Scope,
  knownAt: Instant,
): Promise<ReadonlyMap<string, FundingFacts>> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<FactRow>(
    `with billed as materialized (
       select i.account_id, i.commitment_id, bool_or(i.is_invoiced) as is_invoiced
       from invoice_items i
       where ${believed("i", known)} and ${inScope(statement, "i.account_id", scope)}
       group by i.account_id, i.commitment_id
     ), given as materialized (
       select s.account_id, s.commitment_id, bool_and(s.granted is not null) as is_given
       from segments s
       where ${believed("s", known)} and ${inScope(statement, "s.account_id", scope)}
       group by s.account_id, s.commitment_id
     )
     select g.commitment_id, g.is_given, b.is_invoiced
     from given g left join billed b
       on b.account_id = g.account_id and b.commitment_id = g.commitment_id`,
    statement.values,
  );
  return new Map(
    rows.map(({ commitment_id, is_given, is_invoiced }) => [
      commitment_id,
      {
        isGiven: is_given,
        isInvoiced: is_invoiced ?? false,
        hasSchedule: is_invoiced !== null,
      },
    ]),
  );
};

type FactRow = {
  readonly commitment_id: string;
  readonly is_given: boolean;
  /** Null: no schedule at all. */
  readonly is_invoiced: boolean | null;
};
