import type { IssueSelection } from "@/lib/domain/base/data-issue";
import type { StreamName } from "@/lib/domain/base/freshness";
import type { Unit } from "@/lib/domain/base/money";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { createStatement, inScope, type Scope, type Statement } from "@/lib/store/read/statement";

export type IssueRecord = {
  readonly id: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly account: { readonly id: string; readonly name: string } | null;
  readonly stream: StreamName;
  readonly request: string;
  readonly line: number | null;
  readonly code: string;
  readonly reason: string;
  readonly raw: string;
  readonly carries: { readonly amount: string; readonly unit: Unit } | null;
  readonly isSetAside: boolean;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly resolvedAt: string | null;
};

export type IssueFilter = {
  readonly connection?: string | undefined;
  readonly account?: string | undefined;
  readonly state: IssueSelection;
};

/** Where a page ended. */
export type IssuePlace = {
  readonly lastSeenAt: string;
  readonly connectionId: string;
  readonly id: string;
};

const states: Readonly<Record<IssueSelection, string>> = {
  open: "d.resolved_at is null",
  resolved: "d.resolved_at is not null",
  all: "true",
};

const matching = (statement: Statement, scope: Scope, filter: IssueFilter): string[] => {
  const conditions = [
    "k.archived_at is null",
    inScope(statement, "d.account_id", scope),
    states[filter.state],
  ];
  if (filter.connection !== undefined)
    conditions.push(`d.connection_id = ${statement.bind(filter.connection)}`);
  if (filter.account !== undefined)
    conditions.push(`d.account_id = ${statement.bind(filter.account)}`);
  return conditions;
};

const from = `data_issues d join connections k on k.id = d.connection_id
  left join accounts a on a.account_id = d.account_id and a.known_to is null`;

/** Seen last comes first; issues of no account are part of the whole book only. */
export const listDataIssues = async (
  db: Queryable,
  scope: Scope,
  filter: IssueFilter,
  page: { readonly after: IssuePlace | null; readonly limit: number },
): Promise<IssueRecord[]> => {
  const statement = createStatement();
  const conditions = matching(statement, scope, filter);
  if (page.after !== null) {
    const seen = `${statement.bind(page.after.lastSeenAt)}::timestamptz`;
    const connection = statement.bind(page.after.connectionId);
    const id = statement.bind(page.after.id);
    conditions.push(`(d.last_seen_at < ${seen} or (d.last_seen_at = ${seen}
      and (d.connection_id, d.id) > (${connection}, ${id})))`);
  }
  const rows = await db.query<IssueRow>(
    `select d.*, k.name as connection_name, a.name as account_name from ${from}
     where ${conditions.join(" and ")}
     order by d.last_seen_at desc, d.connection_id, d.id limit ${statement.bind(page.limit)}`,
    statement.values,
  );
  return rows.map(toIssue);
};

export const countDataIssues = async (
  db: Queryable,
  scope: Scope,
  filter: IssueFilter,
): Promise<number> => {
  const statement = createStatement();
  const [row] = await db.query<{ issues: number }>(
    `select count(*)::int as issues from data_issues d
     join connections k on k.id = d.connection_id
     where ${matching(statement, scope, filter).join(" and ")}`,
    statement.values,
  );
  return row?.issues ?? 0;
};

type IssueRow = {
  readonly id: string;
  readonly connection_id: string;
  readonly connection_name: string;
  readonly account_id: string | null;
  readonly account_name: string | null;
  readonly stream: IssueRecord["stream"];
  readonly request: string;
  readonly line: number | null;
  readonly code: string;
  readonly reason: string;
  readonly raw: string;
  readonly carries_amount: string | null;
  readonly carries_unit_kind: Unit["kind"] | null;
  readonly carries_unit_code: string | null;
  readonly is_set_aside: boolean;
  readonly first_seen_at: string;
  readonly last_seen_at: string;
  readonly resolved_at: string | null;
};

const toIssue = (row: IssueRow): IssueRecord => ({
  id: row.id,
  connectionId: row.connection_id,
  connectionName: row.connection_name,
  account:
    row.account_id === null
      ? null
      : { id: row.account_id, name: row.account_name ?? row.account_id },
  stream: row.stream,
  request: row.request,
  line: row.line,
  code: row.code,
  reason: row.reason,
  raw: row.raw,
  carries: toCarries(row),
  isSetAside: row.is_set_aside,
  firstSeenAt: row.first_seen_at,
  lastSeenAt: row.last_seen_at,
  resolvedAt: row.resolved_at,
});

const toCarries = ({
  carries_amount: amount,
  carries_unit_kind: kind,
  carries_unit_code: code,
}: IssueRow): IssueRecord["carries"] =>
  amount === null || kind === null || code === null
    ? null
    : { amount: fromNumeric(amount), unit: { kind, code } };
