import type { Segment } from "@/lib/domain/base/commitment";
import { addDecimals, type Decimal, ZERO } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { SegmentTotals } from "@/lib/domain/ledger/balance";
import { type EntryKind, kindsIn } from "@/lib/domain/ledger/entry-kinds";
import type { StoredRow } from "@/lib/store/codecs/field";
import { segmentCodec } from "@/lib/store/codecs/segment-codec";
import type { Queryable } from "@/lib/store/database";
import type { Cuts } from "@/lib/store/read/cuts";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { entryKindOf } from "@/lib/store/read/entry-kind-of";
import { movedSums } from "@/lib/store/read/moved-sums";
import { oneOf } from "@/lib/store/read/one-of";
import { believed, createStatement } from "@/lib/store/read/statement";

export type SegmentRecord = { readonly segment: Segment; readonly totals: SegmentTotals };

/**
 * Segments by start, each with the sums of its entries at both clocks, by commitment id. Entries
 * that name no segment are summed with the first one. One statement, so that terms and sums are of
 * one moment.
 */
export const listSegmentRecords = async (
  db: Queryable,
  cuts: Cuts,
  knownAt: Instant,
): Promise<ReadonlyMap<string, readonly SegmentRecord[]>> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<SegmentRow>(
    `with ${movedSums(statement, cuts, knownAt)}, terms as materialized (
       select s.*, row_number() over (
         partition by s.account_id, s.commitment_id order by s.starts_at, s.id) as place
       from cuts c join segments s on s.account_id = c.account_id and ${believed("s", known)}
     ), movements as (
       select account_id, commitment_id, segment_id, kind, status, is_ahead, sum(amount) as amount
       from moved group by account_id, commitment_id, segment_id, kind, status, is_ahead
     ), sums as (
       select account_id, commitment_id, segment_id,
         jsonb_object_agg(kind, amount::text)
           filter (where status = 'posted' and not is_ahead) as posted,
         sum(amount) filter (where status = 'draft') as drafts,
         sum(amount) filter (where status = 'posted' and is_ahead
           and ${oneOf("kind", kindsIn("adjustments"))}) as ahead
       from movements group by account_id, commitment_id, segment_id
     )
     select ${segmentCodec.select("s")}, m.posted, m.drafts, m.ahead,
       u.posted as loose_posted, u.drafts as loose_drafts, u.ahead as loose_ahead
     from terms s
     left join sums m on m.account_id = s.account_id and m.commitment_id = s.commitment_id
       and m.segment_id = s.id
     left join sums u on s.place = 1 and u.account_id = s.account_id
       and u.commitment_id = s.commitment_id and u.segment_id = ''
     order by s.account_id, s.commitment_id, s.starts_at, s.id`,
    statement.values,
  );
  const records = new Map<string, SegmentRecord[]>();
  for (const record of rows.map(toSegmentRecord)) {
    const { commitmentId } = record.segment;
    const own = records.get(commitmentId);
    if (own) own.push(record);
    else records.set(commitmentId, [record]);
  }
  return records;
};

/** By kind, in the words of the book. */
type Sums = Readonly<Record<string, string>>;

type SegmentRow = StoredRow & {
  readonly posted: Sums | null;
  readonly drafts: string | null;
  readonly ahead: string | null;
  readonly loose_posted: Sums | null;
  readonly loose_drafts: string | null;
  readonly loose_ahead: string | null;
};

const toSegmentRecord = (row: SegmentRow): SegmentRecord => {
  const segment = segmentCodec.fromRow(row);
  return {
    segment,
    totals: {
      segmentId: segment.id,
      posted: addSums(row.posted, row.loose_posted),
      drafts: addOrZero(row.drafts, row.loose_drafts),
      ahead: addOrZero(row.ahead, row.loose_ahead),
    },
  };
};

const addOrZero = (own: string | null, loose: string | null) =>
  addDecimals(fromNumeric(own ?? ZERO), fromNumeric(loose ?? ZERO));

/** Whatever was posted counts, under whichever word the book has for it. */
const addSums = (own: Sums | null, loose: Sums | null): SegmentTotals["posted"] => {
  const posted: Partial<Record<EntryKind, Decimal>> = {};
  for (const [word, amount] of [...Object.entries(own ?? {}), ...Object.entries(loose ?? {})]) {
    const kind = entryKindOf(word);
    const sum = posted[kind];
    posted[kind] = sum === undefined ? fromNumeric(amount) : addDecimals(sum, fromNumeric(amount));
  }
  return posted;
};
