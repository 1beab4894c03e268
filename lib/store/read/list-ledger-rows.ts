import { addDecimals, type Decimal, ZERO } from "@/lib/domain/base/money";
import { memoKinds } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import { ledgerEntryCodec } from "@/lib/store/codecs/ledger-entry-codec";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { draftsKnown } from "@/lib/store/read/drafts-known";
import {
  bindPlace,
  type EntryRow,
  type LedgerPlace,
  type MovedRow,
  type PoolRow,
  placeColumns,
  placeColumnsOf,
  placeOf,
} from "@/lib/store/read/entry-row";
import { type LedgerFilter, ledgerSource, poolsOf } from "@/lib/store/read/ledger-source";
import { movedSums } from "@/lib/store/read/moved-sums";
import { oneOf } from "@/lib/store/read/one-of";
import {
  believed,
  type Clocks,
  createStatement,
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

/**
 * Newest first, with the balance after each entry. Posted entries count from their instant on,
 * drafts as they are known (metrics 3.14 ruling 6); an overage is a memo and moves nothing. What lies
 * before the page is taken from the months, so that a page costs the same wherever it is.
 */
export const listLedgerRows = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  filter: LedgerFilter,
  { after, limit }: { readonly after: LedgerPlace | null; readonly limit: number },
): Promise<LedgerRow[]> => {
  const statement = createStatement();
  const conditions = shownConditions(statement, filter);
  if (after !== null) conditions.push(`${placeColumns} < ${bindPlace(statement, after)}`);
  const rows = await db.query<EntryRow>(
    `select * from (${ledgerSource(statement, scope, clocks, filter)}) ledger
     where ${conditions.join(" and ")}
     order by effective_at desc, rank desc, ordinal desc, id desc
     limit ${statement.bind(limit)}`,
    statement.values,
  );
  return withBalances(db, scope, clocks, filter, rows);
};

export const findLedgerRow = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  filter: LedgerFilter,
  entryId: string,
): Promise<LedgerRow | null> => {
  const statement = createStatement();
  const rows = await db.query<EntryRow>(
    `select * from (${ledgerSource(statement, scope, clocks, filter)}) ledger
     where id = ${statement.bind(entryId)}`,
    statement.values,
  );
  const [row] = await withBalances(db, scope, clocks, filter, rows);
  return row ?? null;
};

/** The balances after some entries of a ledger, which are given newest first. */
const withBalances = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  filter: LedgerFilter,
  rows: readonly EntryRow[],
): Promise<LedgerRow[]> => {
  const [newest, oldest] = [rows[0], rows.at(-1)];
  if (newest === undefined || oldest === undefined) return [];
  const [openings, hidden] = await Promise.all([
    sumBefore(db, scope, clocks, filter, oldest),
    hidesRows(filter) ? listBetween(db, scope, clocks, filter, oldest, newest) : null,
  ]);
  const balances = new Map<string, Decimal>();
  const running = new Map(openings);
  for (const each of hidden ?? rows.toReversed()) {
    const balance = addDecimals(running.get(poolOf(each)) ?? ZERO, fromNumeric(each.movement));
    running.set(poolOf(each), balance);
    balances.set(each.id, balance);
  }
  return rows.map((row) => toLedgerRow(row, balances.get(row.id) ?? ZERO));
};

/** What has one running balance. */
const poolOf = (row: PoolRow): string => `${row.unit_kind} ${row.unit_code} ${row.shape}`;

const hidesRows = ({ kind, status }: LedgerFilter): boolean =>
  kind !== undefined || status !== undefined;

/** Everything between two entries, both included, oldest first: what a filter hides moves the balance. */
const listBetween = (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  filter: LedgerFilter,
  oldest: EntryRow,
  newest: EntryRow,
): Promise<MovedRow[]> => {
  const statement = createStatement();
  return db.query<MovedRow>(
    `select id, unit_kind, unit_code, shape, movement
     from (${ledgerSource(statement, scope, clocks, filter)}) ledger
     where ${placeColumns} >= ${bindPlace(statement, placeOf(oldest))}
       and ${placeColumns} <= ${bindPlace(statement, placeOf(newest))}
     order by effective_at, rank, ordinal, id`,
    statement.values,
  );
};

/** What moved before an entry, by pool: whole months, and the beginning of its own. */
const sumBefore = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  filter: LedgerFilter,
  oldest: EntryRow,
): Promise<ReadonlyMap<string, Decimal>> => {
  const { accountId, commitmentId, segmentId } = filter;
  const statement = createStatement();
  const at = oldest.effective_at;
  const cuts = new Map([[accountId, at]]);
  const asOf = `${statement.bind(clocks.asOf)}::timestamptz`;
  const counts = (alias: string): string =>
    `(${alias}.status <> 'draft' or ${draftsKnown(statement, accountId, clocks)})`;
  const segment = segmentId === undefined ? "true" : `m.segment_id = ${statement.bind(segmentId)}`;
  const rows = await db.query<MovedRow>(
    `with ${movedSums(statement, cuts, clocks.knownAt, commitmentId)}, ${poolsOf(statement, scope, clocks, filter)},
     beyond as (
       select e.account_id, e.commitment_id, coalesce(e.segment_id, '') as segment_id, e.kind, -e.amount as amount
       from pools p join ledger_entries e on e.account_id = p.account_id and e.commitment_id = p.id
       where ${believed("e", `${statement.bind(clocks.knownAt)}::timestamptz`)}
         and e.effective_at <= ${statement.bind(at)}::timestamptz
         and e.effective_at >= least(${statement.bind(at)}::timestamptz, ${asOf})
         and (case when e.status = 'posted' and e.effective_at > ${asOf} then true
           else ${placeColumnsOf("e")} >= ${bindPlace(statement, placeOf(oldest))} end)
         and ${counts("e")}
     ), counted as (
       select account_id, commitment_id, segment_id, kind, amount from moved
       where not is_ahead and ${counts("moved")}
       union all select * from beyond
     )
     select p.unit_kind, p.unit_code, p.shape, '' as id,
       sum(case when ${oneOf("m.kind", memoKinds)} or not p.is_given then 0 else m.amount end) as movement
     from counted m join pools p on p.account_id = m.account_id and p.id = m.commitment_id
     where ${segment} group by p.unit_kind, p.unit_code, p.shape`,
    statement.values,
  );
  return new Map(rows.map((row) => [poolOf(row), fromNumeric(row.movement)]));
};

const shownConditions = (statement: Statement, { kind, status }: LedgerFilter): string[] => [
  kind === undefined ? "true" : `kind = ${statement.bind(kind)}`,
  status === undefined ? "true" : `status = ${statement.bind(status)}`,
];

const toLedgerRow = (row: EntryRow, balance: Decimal): LedgerRow => ({
  entry: ledgerEntryCodec.fromRow(row),
  commitmentName: row.commitment_name,
  rank: row.rank,
  balance: row.is_given ? balance : null,
});
