import { type Decimal, sumDecimals } from "@/lib/domain/base/money";
import type { CalendarDay } from "@/lib/domain/base/period";
import { movesBalance } from "@/lib/domain/ledger/entry-kinds";
import { changeOf, type Movement } from "@/lib/domain/ledger/movement-bars";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { draftsKnown } from "@/lib/store/read/drafts-known";
import { entryKindOf } from "@/lib/store/read/entry-kind-of";
import { countedAt, ledgerOf, type SeriesFilter } from "@/lib/store/read/series-source";
import { type Clocks, createStatement, type Scope } from "@/lib/store/read/statement";

export type DayMovements = {
  /** The balance before the first of the days. */
  readonly opening: Decimal;
  /** Days on which something was posted, oldest first. */
  readonly days: readonly { readonly day: CalendarDay; readonly movements: readonly Movement[] }[];
  /** As known then, whatever their stamp (metrics 3.14 rulings 5 and 6); drafts of nothing are not counted. */
  readonly drafts: { readonly entries: number; readonly amount: Decimal };
};

/** What a ledger moved day by day, in the zone its days are counted in. */
export const listDayMovements = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  filter: SeriesFilter,
  zone: string,
): Promise<DayMovements> => {
  const statement = createStatement();
  const own = ledgerOf(statement, scope, clocks, filter);
  const until = `${statement.bind(clocks.asOf)}::timestamptz`;
  const from = `${statement.bind(filter.from)}::timestamptz`;
  const to = `${statement.bind(filter.to)}::timestamptz`;
  const rows = await db.query<Row>(
    `with entries as (
       select e.kind, e.amount, e.status, ${countedAt} as counted_at
       from ledger_entries e
       where ${own} and case when e.status = 'draft'
         then ${draftsKnown(statement, filter.accountId, clocks)} else e.effective_at <= ${until} end
     )
     select case when status = 'draft' then 'drafts' when counted_at < ${from} then 'before'
         else 'shown' end as part,
       case when status = 'posted' and (${from} is null or counted_at >= ${from})
         then (counted_at at time zone ${statement.bind(zone)})::date::text end as day,
       kind, count(*) filter (where status = 'posted' or amount <> 0)::int as entries,
       sum(amount) as amount
     from entries where status = 'draft' or ${to} is null or counted_at < ${to}
     group by part, day, kind order by day, kind`,
    statement.values,
  );
  const partOf = (part: Row["part"]) => rows.filter((row) => row.part === part).map(toMovement);
  const drafts = partOf("drafts").filter(({ kind }) => movesBalance(kind));
  return {
    opening: changeOf(partOf("before")),
    days: groupByDay(rows),
    drafts: {
      entries: drafts.reduce((sum, { entries }) => sum + entries, 0),
      amount: sumDecimals(drafts.map(({ amount }) => amount)),
    },
  };
};

const groupByDay = (rows: readonly Row[]): DayMovements["days"] => {
  const days = new Map<CalendarDay, Movement[]>();
  for (const row of rows) {
    if (row.day === null) continue;
    const own = days.get(row.day);
    if (own) own.push(toMovement(row));
    else days.set(row.day, [toMovement(row)]);
  }
  return [...days].map(([day, movements]) => ({ day, movements }));
};

type Row = {
  readonly part: "drafts" | "before" | "shown";
  readonly day: CalendarDay | null;
  readonly kind: string;
  readonly entries: number;
  readonly amount: string;
};

const toMovement = ({ kind, entries, amount }: Row): Movement => ({
  kind: entryKindOf(kind),
  entries,
  amount: fromNumeric(amount),
});
