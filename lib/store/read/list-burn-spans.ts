import { type Commitment, UNSAID_TERMS } from "@/lib/domain/base/commitment";
import type { Instant } from "@/lib/domain/base/period";
import {
  type BurnSpan,
  burnDayMax,
  burnLookbackDays,
  streamKey,
} from "@/lib/domain/forecast/measured-burn";
import { kindsIn } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import { type Cuts, cutsTable } from "@/lib/store/read/cuts";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { oneOf } from "@/lib/store/read/one-of";
import { believed, createStatement } from "@/lib/store/read/statement";

/**
 * metrics 3.4: consumption of the last 30 complete days of every stream of charges that feeds a
 * commitment running at `asOf`, by stream key. A day is complete once it has ended before `asOf` and before
 * the last whole read of its account.
 */
export const listBurnSpans = async (
  db: Queryable,
  cuts: Cuts,
  knownAt: Instant,
): Promise<ReadonlyMap<string, BurnSpan>> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const lookback = `interval '${burnLookbackDays * 24} hours'`;
  const rows = await db.query<SpanRow>(
    `with terms as (
       select c.account_id, c.id, c.unit_kind, c.unit_code, c.measure, cuts.at,
         c.starts_at <= cuts.at and (c.ends_at is null or c.ends_at > cuts.at) as runs
       from ${cutsTable(statement, cuts)} join commitments c on c.account_id = cuts.account_id
       where ${believed("c", known)} and c.measure is not null
         and c.starts_at <= cuts.at and (c.ends_at is null or c.ends_at > cuts.at - ${lookback})
     ), streams as (
       select account_id, unit_kind, unit_code, measure
       from terms group by account_id, unit_kind, unit_code, measure
       having bool_or(runs)
     ), reads as (
       select account_id, min(case error_kind when 'rows-set-aside' then last_attempt_at
         else last_complete_at end) as read_to
       from stream_reads where stream = 'charges' and account_id = any(${statement.bind([...cuts.keys()])}::text[])
       group by account_id
     ), days as materialized (
       select c.account_id, c.unit_kind, c.unit_code, c.measure, e.service_start, e.service_end,
         case when ${oneOf("e.kind", kindsIn("overage"))} then e.amount else -e.amount end as consumed
       from streams s
       join terms c on c.account_id = s.account_id and c.unit_kind = s.unit_kind
         and c.unit_code = s.unit_code and c.measure = s.measure
       left join reads r on r.account_id = s.account_id
       cross join lateral (
         select * from ledger_entries e
         where e.account_id = c.account_id and e.commitment_id = c.id and ${believed("e", known)}
           and e.effective_at > c.at - ${lookback} and e.effective_at <= c.at
           and e.status = 'posted' and ${oneOf("e.kind", kindsIn("drawdown", "overage"))}
           and e.service_end <= least(c.at, ${known}, coalesce(r.read_to, c.at)) offset 0
       ) e
     ), latest as (
       select account_id, unit_kind, unit_code, measure, max(service_end) as at
       from days group by account_id, unit_kind, unit_code, measure
     )
     select d.account_id, d.unit_kind, d.unit_code, d.measure, sum(d.consumed) as consumed,
       min(d.service_start) as earliest_start, max(d.service_end) as latest_end
     from days d join latest l on l.account_id = d.account_id and l.unit_kind = d.unit_kind
       and l.unit_code = d.unit_code and l.measure = d.measure
     where d.service_end > l.at - interval '${burnDayMax * 24} hours'
     group by d.account_id, d.unit_kind, d.unit_code, d.measure`,
    statement.values,
  );
  return new Map(
    rows.map((row) => [
      keyOf(row),
      {
        consumed: fromNumeric(row.consumed),
        earliestStart: row.earliest_start,
        latestEnd: row.latest_end,
      },
    ]),
  );
};

type SpanRow = {
  readonly account_id: string;
  readonly unit_kind: Commitment["unit"]["kind"];
  readonly unit_code: string;
  readonly measure: NonNullable<Commitment["measure"]>;
  readonly consumed: string;
  readonly earliest_start: string;
  readonly latest_end: string;
};

const keyOf = (row: SpanRow): string =>
  streamKey({
    ...UNSAID_TERMS,
    id: "",
    shape: "burn-down",
    model: "discontinuous",
    accountId: row.account_id,
    unit: { kind: row.unit_kind, code: row.unit_code },
    measure: row.measure,
  });
