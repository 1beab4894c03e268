import type { DrawMeasure } from "@/lib/domain/base/commitment";
import type { Decimal, Unit } from "@/lib/domain/base/money";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
  type Statement,
} from "@/lib/store/read/statement";

/** What draws a commitment down: which column, and which rows carry its unit. */
export type Drawing = { readonly measure: DrawMeasure; readonly unit: Unit };

/** Charge rows that start within `[start, end)` of one account. */
export type ChargeSpan = { readonly start: string; readonly end: string };

const columns: Readonly<Record<DrawMeasure, string>> = {
  "pricing-quantity": "pricing_quantity",
  "effective-cost": "effective_cost",
  "billed-cost": "billed_cost",
};

/** Null for a row that counts; otherwise the kind of reason why it does not. */
const reasonOf = (statement: Statement, { measure, unit }: Drawing): string => {
  const code = statement.bind(unit.code);
  const [own, word] =
    measure === "pricing-quantity" ? ["pricing_unit", "unit"] : ["currency", "currency"];
  return `case when category <> 'usage' then 'category ' || category
    when ${own} <> ${code} then '${word} ' || ${own} end`;
};

const inSpan = (
  statement: Statement,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  { start, end }: ChargeSpan,
): string =>
  [
    inScope(statement, "c.account_id", scope),
    believed("c", `${statement.bind(knownAt)}::timestamptz`),
    `c.starts_at <= ${statement.bind(asOf)}::timestamptz`,
    `c.starts_at >= ${statement.bind(start)}::timestamptz`,
    `c.starts_at < ${statement.bind(end)}::timestamptz`,
  ].join(" and ");

export type ChargeLine = {
  readonly service: string;
  readonly projectId: string | null;
  readonly projectName: string | null;
  readonly rows: number;
  readonly amount: Decimal;
};

/** The rows that count, by service and project, largest first. */
export const listChargeLines = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  span: ChargeSpan,
  drawing: Drawing,
): Promise<ChargeLine[]> => {
  const statement = createStatement();
  const where = inSpan(statement, scope, clocks, span);
  const rows = await db.query<LineRow>(
    `select service, project_id, max(project_name) as project_name, count(*)::int as rows,
       sum(${columns[drawing.measure]}) as amount
     from charges c where ${where} and (${reasonOf(statement, drawing)}) is null
     group by service, project_id
     order by sum(${columns[drawing.measure]}) desc, service, project_id`,
    statement.values,
  );
  return rows.map((row) => ({
    service: row.service,
    projectId: row.project_id,
    projectName: row.project_name,
    rows: row.rows,
    amount: fromNumeric(row.amount),
  }));
};

type LineRow = {
  readonly service: string;
  readonly project_id: string | null;
  readonly project_name: string | null;
  readonly rows: number;
  readonly amount: string;
};

export type UncountedCharges = { readonly reason: string; readonly rows: number };

/** The rows that draw nothing, with the reason, most frequent first. */
export const listUncountedCharges = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  span: ChargeSpan,
  drawing: Drawing,
): Promise<UncountedCharges[]> => {
  const statement = createStatement();
  const where = inSpan(statement, scope, clocks, span);
  return db.query<UncountedCharges>(
    `select reason, count(*)::int as rows
     from (select ${reasonOf(statement, drawing)} as reason from charges c where ${where}) judged
     where reason is not null group by reason order by count(*) desc, reason`,
    statement.values,
  );
};

/** A charge row as it was sent, with where it came from. */
export type ChargeRecord = {
  readonly request: string;
  readonly line: number | null;
  readonly fetchedAt: string;
  readonly syncRunId: string;
  readonly raw: string;
  /** The amount in the column that draws. */
  readonly amount: Decimal;
};

/** The largest rows that count, and how many there are. */
export const listChargeRecords = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  span: ChargeSpan,
  drawing: Drawing,
  limit: number,
): Promise<{ readonly records: readonly ChargeRecord[]; readonly recordCount: number }> => {
  const statement = createStatement();
  const where = inSpan(statement, scope, clocks, span);
  const rows = await db.query<RecordRow>(
    `select request, line, fetched_at, sync_run_id, raw, ${columns[drawing.measure]} as amount,
       (count(*) over ())::int as record_count
     from charges c where ${where} and (${reasonOf(statement, drawing)}) is null
     order by abs(${columns[drawing.measure]}) desc, id limit ${statement.bind(limit)}`,
    statement.values,
  );
  return {
    recordCount: rows[0]?.record_count ?? 0,
    records: rows.map((row) => ({
      request: row.request,
      line: row.line,
      fetchedAt: row.fetched_at,
      syncRunId: row.sync_run_id,
      raw: row.raw,
      amount: fromNumeric(row.amount),
    })),
  };
};

type RecordRow = {
  readonly request: string;
  readonly line: number | null;
  readonly fetched_at: string;
  readonly sync_run_id: string;
  readonly raw: string;
  readonly amount: string;
  readonly record_count: number;
};
