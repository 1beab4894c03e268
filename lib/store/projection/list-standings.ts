import type { Instant } from "@/lib/domain/base/period";
import { type CommitmentOrder, commitmentOrders, type Places } from "@/lib/domain/standing/places";
import type { Standing } from "@/lib/domain/standing/standing";
import type { CommitmentView } from "@/lib/domain/standing/views";
import type { Queryable } from "@/lib/store/database";
import {
  inStretches,
  type KeyStep,
  type KeyValue,
  orderBy,
  stretchesAfter,
} from "@/lib/store/projection/keyset";
import {
  type StandingRow,
  standingColumns,
  standingJoins,
  toStanding,
} from "@/lib/store/projection/read-standing";
import { type StandingFilter, standingConditions } from "@/lib/store/projection/standing-filter";
import { createStatement, type Scope } from "@/lib/store/read/statement";

const columns = {
  account: { column: "account_place", type: "text" },
  name: { column: "name_place", type: "text" },
  end: { column: "end_key", type: "timestamptz" },
  risk: { column: "risk_key", type: "timestamptz" },
  available: { column: "available", type: "numeric" },
  utilization: { column: "utilization", type: "numeric" },
} as const satisfies Readonly<Record<keyof Places, Omit<KeyStep, "direction">>>;

export type PlacedStanding = {
  readonly standing: Standing;
  readonly cutAt: Instant;
  /** Where a page that ends with it goes on. */
  readonly key: readonly KeyValue[];
};

export type StandingPage = {
  readonly filter: StandingFilter;
  readonly view: CommitmentView;
  readonly order: CommitmentOrder;
  readonly after: readonly KeyValue[] | null;
  readonly limit: number;
};

/** One page of standings as they are kept, by the index of its order. */
export const listStandings = async (
  db: Queryable,
  scope: Scope,
  { filter, view, order, after, limit }: StandingPage,
): Promise<PlacedStanding[]> => {
  const statement = createStatement();
  const steps = commitmentOrders[order].map(({ by, direction }) => ({ ...columns[by], direction }));
  const conditions = standingConditions(statement, scope, filter, view);
  const stretches = after === null ? null : stretchesAfter(statement, steps, after, "s");
  const page = inStretches(
    (stretch) =>
      `select s.* from standings s where ${conditions} and ${stretch} order by ${orderBy(steps, "s")}`,
    stretches,
    limit,
  );
  const rows = await db.query<StandingRow & KeyRow>(
    `select ${standingColumns}, s.account_place, s.name_place, s.end_key, s.risk_key,
       s.available::text as available, s.utilization::text as utilization
     from (${page}) s ${standingJoins} order by ${orderBy(steps, "s")}`,
    statement.values,
  );
  return rows.map((row) => ({
    standing: toStanding(row),
    cutAt: row.cut_at,
    key: steps.map(({ column }) => row[column]),
  }));
};

type KeyRow = Readonly<Record<(typeof columns)[keyof Places]["column"], string | null>>;
