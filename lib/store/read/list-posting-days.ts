import type { Commitment } from "@/lib/domain/base/commitment";
import type { Decimal } from "@/lib/domain/base/money";
import { addDays, type CalendarDay, type Instant, startOfDay } from "@/lib/domain/base/period";
import { postingDayMax, type WholeDays } from "@/lib/domain/forecast/burn-window";
import { groupBy } from "@/lib/domain/standing/positions";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { consumedAmount, consumes } from "@/lib/store/read/list-consumed";
import { countedAt } from "@/lib/store/read/series-source";
import { believed, createStatement } from "@/lib/store/read/statement";

/** A day on which a vendor posted what was drawn; what closes at midnight counts on the day before. */
export type PostingDay = {
  readonly commitmentId: string;
  readonly day: CalendarDay;
  readonly consumed: Decimal;
};

type Wanted = {
  readonly member: Pick<Commitment, "id" | "accountId">;
  readonly whole: WholeDays;
};

/**
 * The latest posting days of each commitment up to the newest whole day, by commitment id. Each step
 * looks up the entry before the day that was found last, so that however much is posted on a day, and
 * however long the ledger is, only those days are read.
 */
export const listPostingDays = async (
  db: Queryable,
  wanted: readonly Wanted[],
  knownAt: Instant,
): Promise<ReadonlyMap<string, readonly PostingDay[]>> => {
  if (wanted.length === 0) return new Map();
  const statement = createStatement();
  const column = (of: (each: Wanted) => string): string => statement.bind(wanted.map(of));
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const before = (instant: string): string =>
    `(e.effective_at < ${instant} or (e.effective_at = ${instant} and e.boundary = 'closing'))`;
  const ofLedger = (of: string): string =>
    `e.account_id = ${of}.account_id and e.commitment_id = ${of}.commitment_id
       and ${consumes} and ${believed("e", known)}`;
  const rows = await db.query<DayRow>(
    `with recursive posted as (
       select w.*, w.end_at as day_at, 0 as place
       from unnest(${column(({ member }) => member.accountId)}::text[],
         ${column(({ member }) => member.id)}::text[],
         ${column(({ whole }) => whole.zone)}::text[],
         ${column(({ whole }) => startOfDay(addDays(whole.last, 1), whole.zone))}::timestamptz[])
         w (account_id, commitment_id, zone, end_at)
       union all
       select p.account_id, p.commitment_id, p.zone, p.day_at, found.day_at, p.place + 1
       from posted p cross join lateral (
         select date_trunc('day', ${countedAt} at time zone p.zone) at time zone p.zone as day_at
         from ledger_entries e
         where ${ofLedger("p")} and e.effective_at <= p.day_at and ${before("p.day_at")}
         order by e.effective_at desc, e.rank desc limit 1
       ) found
       where p.place < ${postingDayMax}
     )
     select p.commitment_id, (p.day_at at time zone p.zone)::date::text as day, own.consumed
     from posted p cross join lateral (
       select sum(${consumedAmount}) as consumed from ledger_entries e
       where ${ofLedger("p")} and e.effective_at >= p.day_at and not ${before("p.day_at")}
         and e.effective_at <= p.end_at and ${before("p.end_at")}
         and e.effective_at <= p.day_at + interval '25 hours'
         and (${countedAt} at time zone p.zone)::date = (p.day_at at time zone p.zone)::date
     ) own
     where p.place > 0`,
    statement.values,
  );
  const days = rows.map(({ commitment_id, day, consumed }) => ({
    commitmentId: commitment_id,
    day,
    consumed: fromNumeric(consumed),
  }));
  return groupBy(days, ({ commitmentId }) => commitmentId);
};

type DayRow = {
  readonly commitment_id: string;
  readonly day: string;
  readonly consumed: string;
};
