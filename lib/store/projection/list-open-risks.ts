import type { Instant } from "@/lib/domain/base/period";
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

export type OpenRisk = { readonly standing: Standing; readonly cutAt: Instant };

const atRisk = (statement: Statement, scope: Scope): string =>
  `s.open_risk_at is not null and ${inScope(statement, "s.account_id", scope)}
     and ${ofOpenConnection("s.connection_id")}`;

/** The risks of the book, nearest first. */
export const listOpenRisks = async (
  db: Queryable,
  scope: Scope,
  limit: number,
): Promise<OpenRisk[]> => {
  const statement = createStatement();
  const rows = await db.query<StandingRow>(
    `select ${standingColumns} from (
       select s.* from standings s where ${atRisk(statement, scope)}
       order by s.open_risk_at, s.commitment_id collate "C" limit ${statement.bind(limit)}
     ) s ${standingJoins} order by s.open_risk_at, s.commitment_id collate "C"`,
    statement.values,
  );
  return rows.map((row) => ({ standing: toStanding(row), cutAt: row.cut_at }));
};

export const countOpenRisks = async (db: Queryable, scope: Scope): Promise<number> => {
  const statement = createStatement();
  const [row] = await db.query<{ risks: number }>(
    `select count(*)::int as risks from standings s where ${atRisk(statement, scope)}`,
    statement.values,
  );
  return row?.risks ?? 0;
};
