import type { AggregatePoint } from "@/lib/domain/hourly/utilization-sample";
import { aggregatePointCodec } from "@/lib/store/codecs/aggregate-point-codec";
import type { StoredRow } from "@/lib/store/codecs/field";
import type { Queryable } from "@/lib/store/database";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

/** The latest figure of each measure and scope that a vendor added up over a window itself. */
export const listAggregateWindows = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
): Promise<AggregatePoint[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<StoredRow>(
    `select distinct on (p.measure, p.scope) ${aggregatePointCodec.select("p")}
     from aggregate_points p
     where ${believed("p", known)} and ${inScope(statement, "p.account_id", scope)}
       and p.span = 'window' and p.starts_at <= ${statement.bind(asOf)}::timestamptz
     order by p.measure, p.scope, p.ends_at desc, p.starts_at desc`,
    statement.values,
  );
  return rows.map(aggregatePointCodec.fromRow);
};

/** The vendor's own days of one product ("aws/ec2") and of what is part of it ("aws/ec2/ri"). */
export const listAggregateDays = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  product: string,
): Promise<AggregatePoint[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<StoredRow>(
    `select ${aggregatePointCodec.select("p")} from aggregate_points p
     where ${believed("p", known)} and ${inScope(statement, "p.account_id", scope)}
       and p.span = 'day' and p.ends_at <= ${statement.bind(asOf)}::timestamptz
       and (p.scope = ${statement.bind(product)}
         or starts_with(p.scope, ${statement.bind(`${product}/`)}))
     order by p.scope, p.measure, p.starts_at`,
    statement.values,
  );
  return rows.map(aggregatePointCodec.fromRow);
};
