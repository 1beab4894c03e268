import type { Instant } from "@/lib/domain/base/period";
import { expirySteps, worstMax } from "@/lib/domain/hourly/inventory";
import type { Standing } from "@/lib/domain/standing/standing";
import type { Queryable } from "@/lib/store/database";
import {
  type StandingRow,
  standingColumns,
  standingJoins,
  toStanding,
} from "@/lib/store/projection/read-standing";
import {
  createStatement,
  inScope,
  ofOpenConnection,
  type Scope,
  type Statement,
} from "@/lib/store/read/statement";

/** What of a book is bought by the hour, in a few numbers. */
export type HourlyFacts = {
  readonly running: number;
  /** The worst used of the last thirty days first. */
  readonly worst: readonly { readonly standing: Standing; readonly at: Instant }[];
  /** How many end within so many calendar days. */
  readonly steps: readonly {
    readonly days: (typeof expirySteps)[number];
    readonly count: number;
  }[];
  readonly withoutEnd: number;
};

const hourly = (statement: Statement, scope: Scope): string =>
  `s.model = 'continuous' and ${inScope(statement, "s.account_id", scope)}
     and ${ofOpenConnection("s.connection_id")}`;

/** Null for a book without any. */
export const readHourlyFacts = async (db: Queryable, scope: Scope): Promise<HourlyFacts | null> => {
  const [counts, worst] = await Promise.all([countHourly(db, scope), listWorst(db, scope)]);
  return counts.commitments === 0 ? null : { ...counts, worst };
};

const countHourly = async (db: Queryable, scope: Scope) => {
  const statement = createStatement();
  const steps = expirySteps.map(
    (days) => `count(*) filter (where s.is_running and s.days_left <= ${days})::int`,
  );
  const [row] = await db.query<CountRow>(
    `select count(*)::int as commitments, count(*) filter (where s.is_running)::int as running,
       count(*) filter (where s.is_running and s.ends_at is null)::int as without_end,
       array[${steps.join(", ")}] as steps
     from standings s where ${hourly(statement, scope)}`,
    statement.values,
  );
  return {
    commitments: row?.commitments ?? 0,
    running: row?.running ?? 0,
    withoutEnd: row?.without_end ?? 0,
    steps: expirySteps.map((days, index) => ({ days, count: row?.steps[index] ?? 0 })),
  };
};

type CountRow = {
  readonly commitments: number;
  readonly running: number;
  readonly without_end: number;
  readonly steps: readonly number[];
};

const listWorst = async (db: Queryable, scope: Scope): Promise<HourlyFacts["worst"]> => {
  const statement = createStatement();
  const order = `s.recent_use nulls last, s.commitment_id collate "C"`;
  const rows = await db.query<StandingRow>(
    `select ${standingColumns} from (
       select s.* from standings s where ${hourly(statement, scope)} and s.is_running
       order by ${order} limit ${worstMax}
     ) s ${standingJoins} order by ${order}`,
    statement.values,
  );
  return rows.map((row) => ({ standing: toStanding(row), at: row.cut_at }));
};
