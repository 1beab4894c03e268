import type { CommitmentSide } from "@/lib/domain/base/commitment";
import type { Unit } from "@/lib/domain/base/money";
import type { Pool } from "@/lib/domain/base/pool";
import type { MetricSum } from "@/lib/domain/standing/metric-sum";
import { bitOf, type CommitmentView, commitmentViews } from "@/lib/domain/standing/views";
import type { Queryable } from "@/lib/store/database";
import { type StandingFilter, standingConditions } from "@/lib/store/projection/standing-filter";
import { fromNullableNumeric } from "@/lib/store/read/decimal-columns";
import { createStatement, type Scope } from "@/lib/store/read/statement";

/** What of one side, pool and unit a list holds. */
export type ListedSum = {
  readonly unit: Unit;
  readonly side: CommitmentSide;
  readonly pool: Pool;
  readonly commitments: number;
  readonly withoutAmount: number;
  readonly committed: MetricSum;
  readonly available: MetricSum;
  readonly overdrawn: MetricSum;
};

export type StandingCounts = {
  readonly views: Readonly<Record<CommitmentView, number>>;
  /** Over the commitments of the view that is listed. */
  readonly sums: readonly ListedSum[];
};

/** How many commitments the filter names in each view, and what those of one view add up to. */
export const countStandings = async (
  db: Queryable,
  scope: Scope,
  filter: StandingFilter,
  view: CommitmentView,
): Promise<StandingCounts> => {
  const statement = createStatement();
  const listed = view === "all" ? "true" : `s.views & ${bitOf(view)} <> 0`;
  const counted = `filter (where ${listed} and s.is_counted)`;
  const rows = await db.query<CountRow>(
    `select s.side, s.pool, s.unit_kind, s.unit_code,
       array[${commitmentViews.map(countOf).join(", ")}] as views,
       count(*) filter (where ${listed})::int as commitments,
       count(*) filter (where ${listed} and not s.is_counted)::int as without_amount,
       sum(s.committed_sum) ${counted} as committed_sum,
       coalesce(bit_or(s.committed_marks) ${counted}, 0) as committed_marks,
       min(s.committed_gap collate "C") ${counted} as committed_gap,
       sum(s.available_sum) ${counted} as available_sum,
       coalesce(bit_or(s.available_marks) ${counted}, 0) as available_marks,
       min(s.available_gap collate "C") ${counted} as available_gap,
       sum(s.overdrawn_sum) ${counted} as overdrawn_sum,
       coalesce(bit_or(s.overdrawn_marks) ${counted}, 0) as overdrawn_marks,
       min(s.overdrawn_gap collate "C") ${counted} as overdrawn_gap
     from standings s where ${standingConditions(statement, scope, filter)}
     group by s.side, s.pool, s.unit_kind, s.unit_code`,
    statement.values,
  );
  return {
    views: viewsOf((index) => rows.reduce((total, row) => total + (row.views[index] ?? 0), 0)),
    sums: rows.filter(({ commitments }) => commitments > 0).map(toListedSum),
  };
};

const countOf = (view: CommitmentView): string =>
  view === "all" ? "count(*)::int" : `count(*) filter (where s.views & ${bitOf(view)} <> 0)::int`;

/** Object.fromEntries forgets its keys: they are those of the list. */
const viewsOf = (countAt: (index: number) => number): StandingCounts["views"] =>
  Object.fromEntries(
    commitmentViews.map((view, index) => [view, countAt(index)]),
  ) as StandingCounts["views"];

type CountRow = {
  readonly side: ListedSum["side"];
  readonly pool: Pool;
  readonly unit_kind: Unit["kind"];
  readonly unit_code: string;
  readonly views: readonly number[];
  readonly commitments: number;
  readonly without_amount: number;
  readonly committed_sum: string | null;
  readonly committed_marks: number;
  readonly committed_gap: string | null;
  readonly available_sum: string | null;
  readonly available_marks: number;
  readonly available_gap: string | null;
  readonly overdrawn_sum: string | null;
  readonly overdrawn_marks: number;
  readonly overdrawn_gap: string | null;
};

const toListedSum = (row: CountRow): ListedSum => ({
  unit: { kind: row.unit_kind, code: row.unit_code },
  side: row.side,
  pool: row.pool,
  commitments: row.commitments,
  withoutAmount: row.without_amount,
  committed: {
    value: fromNullableNumeric(row.committed_sum),
    marks: row.committed_marks,
    gap: row.committed_gap,
  },
  available: {
    value: fromNullableNumeric(row.available_sum),
    marks: row.available_marks,
    gap: row.available_gap,
  },
  overdrawn: {
    value: fromNullableNumeric(row.overdrawn_sum),
    marks: row.overdrawn_marks,
    gap: row.overdrawn_gap,
  },
});
