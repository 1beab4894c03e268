import type { Unit } from "@/lib/domain/base/money";
import type { AggregatePoint } from "@/lib/domain/hourly/utilization-sample";
import type { Queryable } from "@/lib/store/database";
import { fromNullableNumeric } from "@/lib/store/read/decimal-columns";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

export type AggregateRecord = Omit<AggregatePoint, "id" | "accountId">;

/** The latest figure of each measure and scope that a vendor added up over a window itself. */
export const listAggregateWindows = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
): Promise<AggregateRecord[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<PointRow>(
    `select distinct on (p.measure, p.scope) p.* from aggregate_points p
     where ${believed("p", known)} and ${inScope(statement, "p.account_id", scope)}
       and p.span = 'window' and p.starts_at <= ${statement.bind(asOf)}::timestamptz
     order by p.measure, p.scope, p.ends_at desc, p.starts_at desc`,
    statement.values,
  );
  return rows.map(toRecord);
};

/** The vendor's own days of one product ("aws/ec2") and of what is part of it ("aws/ec2/ri"). */
export const listAggregateDays = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  product: string,
): Promise<AggregateRecord[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<PointRow>(
    `select p.* from aggregate_points p
     where ${believed("p", known)} and ${inScope(statement, "p.account_id", scope)}
       and p.span = 'day' and p.ends_at <= ${statement.bind(asOf)}::timestamptz
       and (p.scope = ${statement.bind(product)}
         or starts_with(p.scope, ${statement.bind(`${product}/`)}))
     order by p.scope, p.measure, p.starts_at`,
    statement.values,
  );
  return rows.map(toRecord);
};

const toRecord = (row: PointRow): AggregateRecord => ({
  scope: row.scope,
  measure: row.measure,
  basis: row.basis,
  span: row.span,
  start: row.starts_at,
  end: row.ends_at,
  value: fromNullableNumeric(row.value),
  unit:
    row.unit_kind === null || row.unit_code === null
      ? null
      : { kind: row.unit_kind, code: row.unit_code },
});

type PointRow = {
  readonly scope: string;
  readonly measure: string;
  readonly basis: string;
  readonly span: AggregatePoint["span"];
  readonly starts_at: string;
  readonly ends_at: string;
  readonly value: string | null;
  readonly unit_kind: Unit["kind"] | null;
  readonly unit_code: string | null;
};
