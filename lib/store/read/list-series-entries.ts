import { seriesMax, stretchCount } from "@/lib/domain/base/keep-steps";
import type { Decimal } from "@/lib/domain/base/money";
import type { CalendarDay, Instant } from "@/lib/domain/base/period";
import { type EntryKind, kindsIn, memoKinds } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { entryKindOf } from "@/lib/store/read/entry-kind-of";
import { oneOf } from "@/lib/store/read/one-of";
import { countedAt, ledgerOf, type SeriesFilter } from "@/lib/store/read/series-source";
import { type Clocks, createStatement, type Scope } from "@/lib/store/read/statement";

/** A posted entry, with the sum of all entries that moved the balance up to it. */
export type SeriesEntry = {
  readonly id: string;
  readonly kind: EntryKind;
  /** The day it counts on, by the boundary rule. */
  readonly day: CalendarDay;
  readonly at: Instant;
  readonly amount: Decimal;
  readonly balance: Decimal;
};

export type SeriesEntries = {
  /** As many as a chart can show, by the rule of `keepSteps`; all of them where they are few. */
  readonly points: readonly SeriesEntry[];
  /** What is no drawdown, the largest where they are many. Memos are among them. */
  readonly events: readonly SeriesEntry[];
};

/**
 * The running balance of a ledger, reduced here so that a hundred thousand entries never travel.
 * Oldest first, in the order of `compareEntries`.
 */
export const listSeriesEntries = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  filter: SeriesFilter,
  zone: string,
): Promise<SeriesEntries> => {
  const statement = createStatement();
  const own = ledgerOf(statement, scope, clocks, filter);
  const until = `${statement.bind(clocks.asOf)}::timestamptz`;
  const from = `${statement.bind(filter.from)}::timestamptz`;
  const to = `${statement.bind(filter.to)}::timestamptz`;
  const rows = await db.query<Row>(
    `with balanced as (
       select e.id, e.kind, e.effective_at, ${countedAt} as counted_at, e.amount,
         not ${memo} as moves,
         (row_number() over in_order)::int as place,
         sum(case when ${memo} then 0 else e.amount end) over in_order as balance
       from ledger_entries e
       where ${own} and e.status = 'posted' and e.effective_at <= ${until}
       window in_order as (order by e.effective_at, e.rank, e.ordinal, e.id rows unbounded preceding)
     ), shown as (
       select * from balanced
       where (${from} is null or counted_at >= ${from}) and (${to} is null or counted_at < ${to})
     ), bounds as (
       select min(effective_at) as first_at, max(effective_at) as last_at, count(*) as entries
       from shown where moves
     ), moving as (
       select place, balance, amount,
         least(${stretchCount - 1}, ${milliseconds("effective_at - first_at")} * ${stretchCount}
           / greatest(1, ${milliseconds("last_at - first_at")})) as stretch
       from shown, bounds where moves
     ), stretches as (
       select stretch, min(place) as first, max(place) as last, min(balance) as low,
         max(balance) as high, min(amount) as fall, max(amount) as rise
       from moving group by stretch
     ), kept as (
       select unnest(array[min(first), max(last),
         min(place) filter (where balance = low), min(place) filter (where balance = high),
         min(place) filter (where amount = fall), min(place) filter (where amount = rise)]) as place
       from moving join stretches using (stretch)
       where balance in (low, high) or amount in (fall, rise)
       group by stretch
     ), event as (
       select place from shown where not ${oneOf("kind", kindsIn("drawdown"))}
       order by abs(amount) desc, place limit ${seriesMax}
     )
     select id, kind, effective_at, amount, balance,
       (counted_at at time zone ${statement.bind(zone)})::date::text as day,
       moves and (entries <= ${seriesMax} or place in (select place from kept)) as is_point,
       place in (select place from event) as is_event
     from shown, bounds
     where (moves and entries <= ${seriesMax}) or place in (select place from kept)
       or place in (select place from event)
     order by place`,
    statement.values,
  );
  return {
    points: rows.filter(({ is_point }) => is_point).map(toSeriesEntry),
    events: rows.filter(({ is_event }) => is_event).map(toSeriesEntry),
  };
};

const memo = oneOf("e.kind", memoKinds);

const milliseconds = (interval: string): string =>
  `(extract(epoch from ${interval}) * 1000)::bigint`;

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly effective_at: string;
  readonly amount: string;
  readonly balance: string;
  readonly day: string;
  readonly is_point: boolean;
  readonly is_event: boolean;
};

const toSeriesEntry = (row: Row): SeriesEntry => ({
  id: row.id,
  kind: entryKindOf(row.kind),
  day: row.day,
  at: row.effective_at,
  amount: fromNumeric(row.amount),
  balance: fromNumeric(row.balance),
});
