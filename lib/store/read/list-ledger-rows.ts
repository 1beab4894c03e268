import type { Decimal, Unit } from "@/lib/domain/base/money";
import { type EntryKind, memoKinds } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { entryKindOf } from "@/lib/store/read/entry-kind-of";
import { oneOf } from "@/lib/store/read/one-of";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
  type Statement,
} from "@/lib/store/read/statement";

export type LedgerRow = {
  readonly entry: LedgerEntry;
  readonly commitmentName: string;
  readonly rank: number;
  /** After this entry; null where a grant of its commitment is not given. */
  readonly balance: Decimal | null;
};

export type LedgerFilter = {
  readonly accountId: string;
  /**
   * Absent: every commitment of the account, with one running balance per unit and shape: what is owed
   * is never added to what can be spent.
   */
  readonly commitmentId?: string | undefined;
  /** The running balance is that of the segment alone. */
  readonly segmentId?: string | undefined;
  /** These two hide rows; the running balance still counts what they hide. */
  readonly kind?: EntryKind | undefined;
  readonly status?: LedgerEntry["status"] | undefined;
};

/** The order of `compareEntries`, newest first. */
export type LedgerPlace = readonly [at: string, rank: number, ordinal: number, id: string];

/**
 * Newest first, with the balance after each entry. Posted entries count from their instant on,
 * drafts as they are known (metrics 3.14 ruling 6); an overage is a memo and moves nothing.
 */
export const listLedgerRows = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  filter: LedgerFilter,
  { after, limit }: { readonly after: LedgerPlace | null; readonly limit: number },
): Promise<LedgerRow[]> => {
  const statement = createStatement();
  const source = ledgerSource(statement, scope, clocks, filter);
  const conditions = shownConditions(statement, filter);
  if (after !== null) {
    const [at, rank, ordinal, id] = after;
    conditions.push(
      `(effective_at, rank, ordinal, id) < (${statement.bind(at)}::timestamptz,
         ${statement.bind(rank)}::smallint, ${statement.bind(ordinal)}::int, ${statement.bind(id)})`,
    );
  }
  const rows = await db.query<EntryRow>(
    `with ledger as (${source}), balanced as (
       select *, sum(movement) over (
         partition by unit_kind, unit_code, shape order by effective_at, rank, ordinal, id) as balance
       from ledger
     )
     select * from balanced where ${conditions.join(" and ")}
     order by effective_at desc, rank desc, ordinal desc, id desc
     limit ${statement.bind(limit)}`,
    statement.values,
  );
  return rows.map(toLedgerRow);
};

export type LedgerTotals = {
  readonly entryCount: number;
  /** One per unit and shape, over everything the running balance counts. */
  readonly closings: readonly { readonly unit: Unit; readonly closing: Decimal | null }[];
};

export const sumLedger = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  filter: LedgerFilter,
): Promise<LedgerTotals> => {
  const statement = createStatement();
  const source = ledgerSource(statement, scope, clocks, filter);
  const shown = shownConditions(statement, filter).join(" and ");
  const rows = await db.query<TotalRow>(
    `with ledger as (${source})
     select unit_kind, unit_code, count(*) filter (where ${shown})::int as entries,
       sum(movement) as closing, bool_or(is_given) as is_given
     from ledger group by unit_kind, unit_code, shape`,
    statement.values,
  );
  return {
    entryCount: rows.reduce((total, { entries }) => total + entries, 0),
    closings: rows.map((row) => ({
      unit: { kind: row.unit_kind, code: row.unit_code },
      closing: row.is_given ? fromNumeric(row.closing) : null,
    })),
  };
};

/** Entries of commitments whose amount is not given are listed, but move no balance. */
const ledgerSource = (
  statement: Statement,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  { accountId, commitmentId, segmentId }: LedgerFilter,
): string => {
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const account = statement.bind(accountId);
  const only = commitmentId === undefined ? null : statement.bind(commitmentId);
  const own = (alias: string) => (only === null ? "true" : `${alias}.commitment_id = ${only}`);
  const segment = segmentId === undefined ? "true" : `e.segment_id = ${statement.bind(segmentId)}`;
  return `select e.*, c.name as commitment_name, c.shape, g.is_given,
       case when ${oneOf("e.kind", memoKinds)} or not g.is_given then 0 else e.amount end as movement
     from ledger_entries e
     join commitments c on c.account_id = e.account_id and c.id = e.commitment_id
       and ${believed("c", known)}
     join (
       select commitment_id, bool_and(granted is not null) as is_given from segments s
       where s.account_id = ${account} and ${own("s")} and ${believed("s", known)}
       group by commitment_id
     ) g on g.commitment_id = e.commitment_id
     where e.account_id = ${account} and ${own("e")} and ${segment}
       and ${inScope(statement, "e.account_id", scope)} and ${believed("e", known)}
       and (e.effective_at <= ${statement.bind(asOf)}::timestamptz or e.status = 'draft')`;
};

const shownConditions = (statement: Statement, { kind, status }: LedgerFilter): string[] => [
  kind === undefined ? "true" : `kind = ${statement.bind(kind)}`,
  status === undefined ? "true" : `status = ${statement.bind(status)}`,
];

export const findLedgerRow = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  filter: LedgerFilter,
  entryId: string,
): Promise<LedgerRow | null> => {
  const statement = createStatement();
  const source = ledgerSource(statement, scope, clocks, filter);
  const rows = await db.query<EntryRow>(
    `with ledger as (${source}), balanced as (
       select *, sum(movement) over (
         partition by unit_kind, unit_code, shape order by effective_at, rank, ordinal, id) as balance
       from ledger
     )
     select * from balanced where id = ${statement.bind(entryId)}`,
    statement.values,
  );
  return rows[0] === undefined ? null : toLedgerRow(rows[0]);
};

type TotalRow = {
  readonly unit_kind: Unit["kind"];
  readonly unit_code: string;
  readonly entries: number;
  readonly closing: string;
  readonly is_given: boolean;
};

type EntryRow = {
  readonly account_id: string;
  readonly id: string;
  readonly commitment_id: string;
  readonly commitment_name: string;
  readonly segment_id: string | null;
  readonly kind: string;
  readonly boundary: LedgerEntry["boundary"];
  readonly effective_at: string;
  readonly rank: number;
  readonly ordinal: number;
  readonly service_start: string | null;
  readonly service_end: string | null;
  readonly amount: string;
  readonly unit_kind: Unit["kind"];
  readonly unit_code: string;
  readonly status: LedgerEntry["status"];
  readonly origin: LedgerEntry["origin"];
  readonly invoice_id: string | null;
  readonly detail: string | null;
  readonly vendor_type: string | null;
  readonly is_given: boolean;
  readonly balance: string;
};

const toLedgerRow = (row: EntryRow): LedgerRow => ({
  entry: {
    id: row.id,
    accountId: row.account_id,
    commitmentId: row.commitment_id,
    segmentId: row.segment_id,
    kind: entryKindOf(row.kind),
    boundary: row.boundary,
    effectiveAt: row.effective_at,
    serviceStart: row.service_start,
    serviceEnd: row.service_end,
    amount: fromNumeric(row.amount),
    unit: { kind: row.unit_kind, code: row.unit_code },
    status: row.status,
    origin: row.origin,
    invoiceId: row.invoice_id,
    detail: row.detail,
    vendorType: row.vendor_type,
    ordinal: row.ordinal,
  },
  commitmentName: row.commitment_name,
  rank: row.rank,
  balance: row.is_given ? fromNumeric(row.balance) : null,
});
