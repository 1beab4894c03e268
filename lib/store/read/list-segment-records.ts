import type { Segment } from "@/lib/domain/base/commitment";
import { addDecimals, ZERO } from "@/lib/domain/base/money";
import type { SegmentTotals } from "@/lib/domain/ledger/balance";
import type { EntryKind } from "@/lib/domain/ledger/ledger-entry";
import type { Queryable } from "@/lib/store/database";
import { fromNullableNumeric, fromNumeric } from "@/lib/store/read/decimal-columns";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

export type SegmentRecord = { readonly segment: Segment; readonly totals: SegmentTotals };

/**
 * Segments by start, each with the sums of its entries at both clocks, by commitment id. Entries
 * that name no segment are summed with the first one. One statement, so that terms and sums are of
 * one moment.
 */
export const listSegmentRecords = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
): Promise<ReadonlyMap<string, readonly SegmentRecord[]>> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const at = `${statement.bind(asOf)}::timestamptz`;
  const rows = await db.query<SegmentRow>(
    `with movements as (
       select e.account_id, e.commitment_id, e.segment_id, e.kind, e.status,
         e.effective_at > ${at} as is_ahead, sum(e.amount) as amount,
         max(e.effective_at) filter (where e.effective_at <= ${at}) as last_at
       from ledger_entries e
       where ${believed("e", known)} and ${inScope(statement, "e.account_id", scope)}
       group by e.account_id, e.commitment_id, e.segment_id, e.kind, e.status, is_ahead
     ), sums as (
       select account_id, commitment_id, segment_id,
         jsonb_object_agg(kind, amount::text)
           filter (where status = 'posted' and not is_ahead) as posted,
         sum(amount) filter (where status = 'draft') as drafts,
         sum(amount) filter (where status = 'posted' and is_ahead and kind = 'adjustment') as ahead,
         max(last_at) as last_at
       from movements group by account_id, commitment_id, segment_id
     ), ordered as (
       select s.*, row_number() over (
         partition by s.account_id, s.commitment_id order by s.starts_at, s.id) as place
       from segments s
       where ${believed("s", known)} and ${inScope(statement, "s.account_id", scope)}
     )
     select s.account_id, s.id, s.commitment_id, s.external_id, s.name, s.starts_at, s.ends_at,
       s.granted, m.posted, m.drafts, m.ahead, m.last_at,
       u.posted as loose_posted, u.drafts as loose_drafts, u.ahead as loose_ahead
     from ordered s
     left join sums m on m.account_id = s.account_id and m.commitment_id = s.commitment_id
       and m.segment_id = s.id
     left join sums u on s.place = 1 and u.account_id = s.account_id
       and u.commitment_id = s.commitment_id and u.segment_id is null
     order by s.account_id, s.commitment_id, s.starts_at, s.id`,
    statement.values,
  );
  const records = new Map<string, SegmentRecord[]>();
  for (const row of rows) {
    const own = records.get(row.commitment_id);
    if (own) own.push(toSegmentRecord(row));
    else records.set(row.commitment_id, [toSegmentRecord(row)]);
  }
  return records;
};

type Sums = Partial<Record<EntryKind, string>>;

type SegmentRow = {
  readonly account_id: string;
  readonly id: string;
  readonly commitment_id: string;
  readonly external_id: string;
  readonly name: string;
  readonly starts_at: string;
  readonly ends_at: string | null;
  readonly granted: string | null;
  readonly posted: Sums | null;
  readonly drafts: string | null;
  readonly ahead: string | null;
  readonly last_at: string | null;
  readonly loose_posted: Sums | null;
  readonly loose_drafts: string | null;
  readonly loose_ahead: string | null;
};

const toSegmentRecord = (row: SegmentRow): SegmentRecord => ({
  segment: {
    id: row.id,
    accountId: row.account_id,
    commitmentId: row.commitment_id,
    externalId: row.external_id,
    name: row.name,
    start: row.starts_at,
    end: row.ends_at,
    granted: fromNullableNumeric(row.granted),
  },
  totals: {
    segmentId: row.id,
    posted: addSums(row.posted ?? {}, row.loose_posted),
    drafts: addOrZero(row.drafts, row.loose_drafts),
    ahead: addOrZero(row.ahead, row.loose_ahead),
    lastEntryAt: row.last_at,
  },
});

const addOrZero = (own: string | null, loose: string | null) =>
  addDecimals(fromNumeric(own ?? ZERO), fromNumeric(loose ?? ZERO));

const addSums = (own: Sums, loose: Sums | null): SegmentTotals["posted"] => {
  const kinds = entryKinds.filter((kind) => own[kind] !== undefined || loose?.[kind] !== undefined);
  return Object.fromEntries(
    kinds.map((kind) => {
      const [first, second] = [fromNumeric(own[kind] ?? ZERO), loose?.[kind]];
      return [kind, second === undefined ? first : addDecimals(first, fromNumeric(second))];
    }),
  );
};

const entryKinds: readonly EntryKind[] = [
  "grant",
  "drawdown",
  "overage",
  "expiration",
  "rollover-in",
  "rollover-out",
  "cancellation",
  "credit-back",
  "true-up",
  "adjustment",
];
