import type { Instant } from "@/lib/domain/base/period";
import { memoKinds } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import { type Cuts, cutsTable } from "@/lib/store/read/cuts";
import { oneOf } from "@/lib/store/read/one-of";
import { believed, createStatement } from "@/lib/store/read/statement";

/**
 * metrics 3.5: by commitment id, the first instant at which the running balance of a segment that
 * is open at `asOf` had reached 0; the latest of them where several segments are open.
 */
export const listExhaustedInstants = async (
  db: Queryable,
  cuts: Cuts,
  knownAt: Instant,
  commitmentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (commitmentIds.length === 0) return new Map();
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<{ commitment_id: string; exhausted_at: string }>(
    `with balances as (
       select e.account_id, e.commitment_id, e.segment_id, e.effective_at, sum(e.amount) over (
         partition by e.account_id, e.commitment_id, e.segment_id
         order by e.effective_at, e.rank, e.ordinal, e.id) as balance
       from ${cutsTable(statement, cuts)}
       join ledger_entries e on e.account_id = cuts.account_id
       join segments s on s.account_id = e.account_id and s.id = e.segment_id
         and ${believed("s", known)} and s.starts_at <= cuts.at
         and (s.ends_at is null or s.ends_at > cuts.at)
       where ${believed("e", known)}
         and e.commitment_id = any(${statement.bind(commitmentIds)}::text[])
         and e.status = 'posted' and not ${oneOf("e.kind", memoKinds)}
         and e.effective_at <= cuts.at
     ), firsts as (
       select account_id, commitment_id, segment_id, min(effective_at) as exhausted_at
       from balances where balance <= 0 group by account_id, commitment_id, segment_id
     )
     select commitment_id, max(exhausted_at) as exhausted_at
     from firsts group by account_id, commitment_id`,
    statement.values,
  );
  return new Map(rows.map((row) => [row.commitment_id, row.exhausted_at]));
};
