import type { Instant } from "@/lib/domain/base/period";
import type { HourSums } from "@/lib/domain/hourly/hourly-day";
import type { Queryable } from "@/lib/store/database";
import { type Cuts, cutsTable } from "@/lib/store/read/cuts";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { believed, createStatement } from "@/lib/store/read/statement";

const recent = `interval '${30 * 24} hours'`;

/** metrics 3.3: Σ used hours and Σ committed hours of the days read before `asOf`, by commitment. */
export const listHourSums = async (
  db: Queryable,
  cuts: Cuts,
  knownAt: Instant,
): Promise<ReadonlyMap<string, HourSums>> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<SumRow>(
    `with days as (
       select commitment_id, day, doubt, utilization is not null as is_given,
         utilization, ends_at > cuts.at - ${recent} as is_recent,
         (extract(epoch from ends_at - starts_at) / 3600)::numeric as hours
       from ${cutsTable(statement, cuts)}
       join utilization_samples s on s.account_id = cuts.account_id
       where ${believed("s", known)} and s.ends_at <= cuts.at
     )
     select commitment_id,
       count(*) filter (where is_given) as days,
       coalesce(sum(hours * utilization) filter (where is_given), 0) as used,
       coalesce(sum(hours) filter (where is_given), 0) as hours,
       count(*) filter (where is_given and is_recent) as recent_days,
       coalesce(sum(hours * utilization) filter (where is_given and is_recent), 0) as recent_used,
       coalesce(sum(hours) filter (where is_given and is_recent), 0) as recent_hours,
       count(*) filter (where doubt is not null and doubt <> 'not-given') as doubtful,
       min(day)::text as first_day, max(day)::text as last_day
     from days group by commitment_id`,
    statement.values,
  );
  return new Map(
    rows.map((row) => [
      row.commitment_id,
      {
        whole: {
          days: Number(row.days),
          usedHours: fromNumeric(row.used),
          hours: fromNumeric(row.hours),
        },
        recent: {
          days: Number(row.recent_days),
          usedHours: fromNumeric(row.recent_used),
          hours: fromNumeric(row.recent_hours),
        },
        firstDay: row.first_day,
        lastDay: row.last_day,
        doubtfulDays: Number(row.doubtful),
      },
    ]),
  );
};

type SumRow = {
  readonly commitment_id: string;
  readonly days: string;
  readonly used: string;
  readonly hours: string;
  readonly recent_days: string;
  readonly recent_used: string;
  readonly recent_hours: string;
  readonly doubtful: string;
  readonly first_day: string | null;
  readonly last_day: string | null;
};
