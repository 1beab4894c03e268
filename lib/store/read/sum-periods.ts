import type { Instant } from "@/lib/domain/base/period";
import type { PeriodSum } from "@/lib/domain/reports/period-sums";
import type { Queryable } from "@/lib/store/database";
import { type Cuts, cutsTable } from "@/lib/store/read/cuts";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { entryKindOf } from "@/lib/store/read/entry-kind-of";
import { movedSums } from "@/lib/store/read/moved-sums";
import {
  type CellMember,
  cellsPart,
  isCutAtMonths,
  placeOf,
  type ReportCut,
} from "@/lib/store/read/report-cut";
import { believed, createStatement, type Statement } from "@/lib/store/read/statement";

export type PeriodsSummed = {
  readonly cut: ReportCut;
  readonly members: readonly CellMember[];
  /** How far the report has come, by account; whose accounts they are has been decided. */
  readonly cuts: Cuts;
  readonly knownAt: Instant;
};

/**
 * What posted entries came to by cell, kind and period. Periods of whole months in UTC are added up from the
 * months that are kept, any others from the entries.
 */
export const sumPeriods = async (
  db: Queryable,
  summed: PeriodsSummed,
): Promise<ReadonlyMap<number, readonly PeriodSum[]>> => {
  if (summed.members.length === 0) return new Map();
  const statement = createStatement();
  const { edges, basis } = summed.cut;
  const bound = `${statement.bind(edges)}::timestamptz[]`;
  const cells = cellsPart(statement, summed.members);
  const moved = isCutAtMonths(summed.cut)
    ? fromMonths(statement, summed)
    : fromEntries(statement, summed);
  const rows = await db.query<SumRow>(
    `with ${cells}, ${moved}
     select cell, kind, width_bucket(place, ${bound})::int as period,
       ${basis === "raw" ? "false" : `closes and at = any(${bound})`} as is_at_end,
       sum(amount) as amount, sum(entries)::int as entries
     from placed where place < ${statement.bind(edges.at(-1) ?? "")}::timestamptz
     group by 1, 2, 3, 4 having sum(entries) <> 0 or sum(amount) <> 0`,
    statement.values,
  );
  const sums = new Map<number, PeriodSum[]>();
  for (const { cell, ...row } of rows) {
    const sum: PeriodSum = {
      kind: entryKindOf(row.kind),
      period: row.period,
      isAtEnd: row.is_at_end,
      amount: fromNumeric(row.amount),
      entries: row.entries,
    };
    const own = sums.get(cell);
    if (own) own.push(sum);
    else sums.set(cell, [sum]);
  }
  return sums;
};

/** Of a month only what is stamped with its first instant has a side; all else is inside it. */
const fromMonths = (statement: Statement, { cut, cuts, knownAt }: PeriodsSummed): string =>
  `${movedSums(statement, cuts, knownAt)}, placed as (
       select c.cell, m.kind, m.month as at, m.edge = 'closing' as closes, m.amount, m.entries,
         ${placeOf(cut, "m.month", "m.edge = 'closing'")} as place
       from moved m join cells c on c.account_id = m.account_id and c.id = m.commitment_id
       where m.status = 'posted' and not m.is_ahead
     )`;

const fromEntries = (statement: Statement, { cut, cuts, knownAt }: PeriodsSummed): string => {
  const known = `${statement.bind(knownAt)}::timestamptz`;
  return `cuts as materialized (
       select * from ${cutsTable(statement, cuts)}
     ), placed as (
       select c.cell, e.kind, e.effective_at as at, e.boundary = 'closing' as closes, e.amount,
         1 as entries, ${placeOf(cut, "e.effective_at", "e.boundary = 'closing'")} as place
       from cuts u join cells c on c.account_id = u.account_id
       join ledger_entries e on e.account_id = c.account_id and e.commitment_id = c.id
       where ${believed("e", known)} and e.status = 'posted' and e.effective_at <= u.at
     )`;
};

type SumRow = {
  readonly cell: number;
  readonly kind: string;
  readonly period: number;
  readonly is_at_end: boolean;
  readonly amount: string;
  readonly entries: number;
};
