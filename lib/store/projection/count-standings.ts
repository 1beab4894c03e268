import { recordOf } from "@/lib/domain/base/keys-of";
import { joinMetricSums, type MetricSum } from "@/lib/domain/standing/metric-sum";
import { groupBy } from "@/lib/domain/standing/positions";
import { bitOf, type CommitmentView, commitmentViews } from "@/lib/domain/standing/views";
import type { Queryable } from "@/lib/store/database";
import { type StandingFilter, standingConditions } from "@/lib/store/projection/standing-filter";
import { parseSumKey, type SumKey } from "@/lib/store/projection/sum-key";
import { fromNullableNumeric } from "@/lib/store/read/decimal-columns";
import { createStatement, type Scope } from "@/lib/store/read/statement";

/** What of one side, pool and unit a list holds. */
export type ListedSum = SumKey & {
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
  const groups = await listGroups(db, scope, filter);
  const isIn = (group: GroupRow, of: CommitmentView): boolean =>
    of === "all" || (group.views & bitOf(of)) !== 0;
  const listed = groups.filter((group) => isIn(group, view));
  return {
    views: recordOf(commitmentViews, (each) =>
      countOf(groups.filter((group) => isIn(group, each))),
    ),
    sums: [...groupBy(listed, ({ sum_key }) => sum_key)].map(([key, own]) => toSum(key, own)),
  };
};

/** Commitments that are in the same views and added up together: a few dozen, however long the list. */
type GroupRow = {
  readonly sum_key: string;
  readonly views: number;
  readonly is_counted: boolean;
  readonly commitments: number;
  readonly sums: readonly (string | null)[];
  readonly marks: readonly number[];
  readonly gaps: readonly (string | null)[];
};

const summed = ["committed", "available", "overdrawn"] as const;

const listGroups = (db: Queryable, scope: Scope, filter: StandingFilter): Promise<GroupRow[]> => {
  const statement = createStatement();
  const each = (of: (name: string) => string): string => `array[${summed.map(of).join(", ")}]`;
  return db.query<GroupRow>(
    `select s.sum_key, s.views, s.is_counted, count(*)::int as commitments,
       ${each((name) => `sum(s.${name}_sum)`)}::text[] as sums,
       ${each((name) => `bit_or(s.${name}_marks)`)} as marks,
       ${each((name) => `min(s.${name}_gap collate "C")`)} as gaps
     from standings s where ${standingConditions(statement, scope, filter)}
     group by s.sum_key, s.views, s.is_counted order by s.sum_key`,
    statement.values,
  );
};

const countOf = (groups: readonly GroupRow[]): number =>
  groups.reduce((total, { commitments }) => total + commitments, 0);

const toSum = (key: string, groups: readonly GroupRow[]): ListedSum => {
  const counted = groups.filter(({ is_counted }) => is_counted);
  const sumOf = (name: (typeof summed)[number]): MetricSum => {
    const index = summed.indexOf(name);
    return joinMetricSums(
      counted.map(({ sums, marks, gaps }) => ({
        value: fromNullableNumeric(sums[index] ?? null),
        marks: marks[index] ?? 0,
        gap: gaps[index] ?? null,
      })),
    );
  };
  return {
    ...parseSumKey(key),
    commitments: countOf(groups),
    withoutAmount: countOf(groups.filter(({ is_counted }) => !is_counted)),
    committed: sumOf("committed"),
    available: sumOf("available"),
    overdrawn: sumOf("overdrawn"),
  };
};
