import type { Standing } from "@/lib/domain/standing/standing";
import type { Queryable } from "@/lib/store/database";
import {
  type StandingRow,
  standingColumns,
  standingJoins,
  toStanding,
} from "@/lib/store/projection/read-standing";
import { inSlices } from "@/lib/store/read/slices";
import { createStatement, inScope, type Scope } from "@/lib/store/read/statement";

/** The standings with these ids, in no order. */
export const listStandingsById = async (
  db: Queryable,
  scope: Scope,
  commitmentIds: readonly string[],
): Promise<Standing[]> => {
  if (commitmentIds.length === 0) return [];
  const statement = createStatement();
  const rows = await db.query<StandingRow>(
    `select ${standingColumns} from standings s ${standingJoins}
     where s.commitment_id = any(${statement.bind(commitmentIds)}::text[])
       and ${inScope(statement, "s.account_id", scope)}`,
    statement.values,
  );
  return inSlices(rows, toStanding);
};
