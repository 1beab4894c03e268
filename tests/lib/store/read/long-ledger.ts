import type { Queryable } from "@/lib/store/database";

/**
 * Writes so many entries to a commitment of the written book, from one day of it on: every kind, many
 * at one instant, drafts, amounts of many digits.
 */
export const writeLongLedger = async (
  db: Queryable,
  whose: { readonly accountId: string; readonly commitmentId: string; readonly from: string },
  count: number,
): Promise<void> => {
  await db.query(
    `insert into ledger_entries (account_id, id, known_from, digest, commitment_id, segment_id, kind,
       boundary, effective_at, rank, ordinal, amount, unit_kind, unit_code, status, origin, detail)
     select $1, 'long_' || lpad(n::text, 7, '0'), '2020-01-01', '', $2,
       (select min(id) from segments where account_id = $1 and commitment_id = $2),
       case when n % 50 = 0 then 'overage' when n % 7 = 0 then 'adjustment' else 'drawdown' end,
       'opening', $3::timestamptz + (n / 3) * interval '1 minute', 2, n % 3,
       round(((n * 7919) % 20011 - 10000)::numeric / 997, n % 9),
       c.unit_kind, c.unit_code, case when n % 100 = 99 then 'draft' else 'posted' end, 'derived',
       case when n % 1000 = 1 then '=HYPERLINK("http://x","y")' end
     from generate_series(1, $4::int) n
     join commitments c on c.account_id = $1 and c.id = $2`,
    [whose.accountId, whose.commitmentId, whose.from, count],
  );
};
