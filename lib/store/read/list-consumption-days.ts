import type { SegmentDay } from "@/lib/domain/figures/utilization-series";
import { kindsIn } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { oneOf } from "@/lib/store/read/one-of";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

const drawn = oneOf("e.kind", kindsIn("drawdown"));
const over = oneOf("e.kind", kindsIn("overage"));

/** What each segment of a commitment consumed day by day, oldest first. */
export const listConsumptionDays = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  commitmentId: string,
): Promise<SegmentDay[]> => {
  const statement = createStatement();
  const rows = await db.query<DayRow>(
    `select e.segment_id, coalesce(e.detail, '') as day,
       min(e.service_start) as service_start, max(e.service_end) as service_end,
       coalesce(-sum(e.amount) filter (where ${drawn}), 0) as drawn,
       coalesce(sum(e.amount) filter (where ${over}), 0) as overage
     from ledger_entries e
     where e.commitment_id = ${statement.bind(commitmentId)}
       and ${inScope(statement, "e.account_id", scope)}
       and ${believed("e", `${statement.bind(knownAt)}::timestamptz`)}
       and e.effective_at <= ${statement.bind(asOf)}::timestamptz
       and e.status = 'posted' and (${drawn} or ${over})
       and e.segment_id is not null and e.service_start is not null and e.service_end is not null
     group by e.segment_id, e.detail, case when e.detail is null then e.service_start end
     order by min(e.service_start), e.segment_id`,
    statement.values,
  );
  return rows.map((row) => ({
    segmentId: row.segment_id,
    day: row.day === "" ? row.service_start.slice(0, 10) : row.day,
    start: row.service_start,
    end: row.service_end,
    drawn: fromNumeric(row.drawn),
    overage: fromNumeric(row.overage),
  }));
};

type DayRow = {
  readonly segment_id: string;
  readonly day: string;
  readonly service_start: string;
  readonly service_end: string;
  readonly drawn: string;
  readonly overage: string;
};
