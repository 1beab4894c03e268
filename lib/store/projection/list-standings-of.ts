import type { Instant } from "@/lib/domain/base/period";
import type { Standing } from "@/lib/domain/standing/standing";
import type { Queryable } from "@/lib/store/database";
import {
  type StandingRow,
  standingColumns,
  standingJoins,
  toStanding,
} from "@/lib/store/projection/read-standing";
import { type StandingFilter, standingConditions } from "@/lib/store/projection/standing-filter";
import { inSlices } from "@/lib/store/read/slices";
import { createStatement, type Scope } from "@/lib/store/read/statement";

export type CutStanding = { readonly standing: Standing; readonly cutAt: Instant };

/** Every standing of one kind that the filter names, in the order of their ids. */
export const listStandingsOf = async (
  db: Queryable,
  scope: Scope,
  filter: StandingFilter,
): Promise<CutStanding[]> => {
  const statement = createStatement();
  const rows = await db.query<StandingRow>(
    `select ${standingColumns} from standings s ${standingJoins}
     where ${standingConditions(statement, scope, filter)}
     order by s.commitment_id collate "C"`,
    statement.values,
  );
  return inSlices(rows, (row) => ({ standing: toStanding(row), cutAt: row.cut_at }));
};
