import { groupBy } from "@/lib/domain/standing/positions";
import type { Database, Queryable } from "@/lib/store/database";
import { toJsonText } from "@/lib/store/json-text";
import { buildMonths } from "@/lib/store/projection/ledger-months";
import { listBehind } from "@/lib/store/projection/list-behind";
import { nowCuts } from "@/lib/store/projection/now-cuts";
import type { Present } from "@/lib/store/projection/present";
import { type AccountRows, toAccountRows } from "@/lib/store/projection/standing-rows";
import { writeWords } from "@/lib/store/projection/write-words";
import { type Cuts, LATEST, scopeOfCuts } from "@/lib/store/read/cuts";
import { listAccountRecords } from "@/lib/store/read/list-account-records";
import { readBook } from "@/lib/store/read/read-book";
import { inSlices } from "@/lib/store/read/slices";

/** Adds accounts up as they stand now and keeps what they come to, all of them in one transaction. */
export const bringForward = (
  db: Database,
  accountIds: readonly string[],
  present: Present,
): Promise<void> => db.transaction((tx) => bringForwardWithin(tx, [...accountIds].sort(), present));

const bringForwardWithin = async (
  tx: Queryable,
  asked: readonly string[],
  present: Present,
): Promise<void> => {
  const rows = await lockAccounts(tx, asked);
  // Whoever held the lock may have done it.
  const accountIds = await listBehind(tx, { accounts: asked }, present, asked.length);
  if (accountIds.length === 0) return;
  const locked = rows.filter(({ account_id }) => accountIds.includes(account_id));
  const withoutMonths = locked.filter(({ has_months }) => !has_months);
  if (withoutMonths.length > 0) {
    await buildMonths(
      tx,
      withoutMonths.map(({ account_id }) => account_id),
    );
  }
  const cuts = await nowCuts(tx, accountIds, present.now);
  const accounts = await readRows(tx, cuts, present);
  await forgetOthers(tx, accountIds, accounts);
  await keepRows(tx, accounts);
  await writeWords(tx, [...cuts.keys()]);
};

type LockedRow = { readonly account_id: string; readonly has_months: boolean };

/** Whoever writes facts of one of them waits, or has finished: what is read here is all there is. */
const lockAccounts = async (
  tx: Queryable,
  accountIds: readonly string[],
): Promise<readonly LockedRow[]> => {
  await tx.query(
    `insert into account_standings (account_id) select id from unnest($1::text[]) wanted (id)
     order by id on conflict (account_id) do nothing`,
    [accountIds],
  );
  return tx.query<LockedRow>(
    `select account_id, has_months from account_standings where account_id = any($1::text[])
     order by account_id for update`,
    [accountIds],
  );
};

const readRows = async (
  tx: Queryable,
  cuts: Cuts,
  { now, madeBy }: Present,
): Promise<readonly AccountRows[]> => {
  const scope = scopeOfCuts(cuts);
  const cutOf = (accountId: string) => cuts.get(accountId) ?? now;
  const accounts = await listAccountRecords(tx, scope, { knownAt: LATEST });
  const book = await readBook(tx, scope, { cutOf, knownAt: LATEST });
  const standings = groupBy(book.standings, ({ record }) => record.commitment.accountId);
  const spans = groupBy([...book.spans], ([key]) => key.slice(0, key.indexOf(" ")));
  return inSlices(accounts, ({ account: { id, connectionId, provider, name } }) =>
    toAccountRows({
      accountId: id,
      connectionId,
      provider,
      name,
      standings: standings.get(id) ?? [],
      spans: spans.get(id) ?? [],
      cutAt: cutOf(id),
      madeBy,
    }),
  );
};

const tables = {
  standings: "commitment_id",
  standing_records: "commitment_id",
  account_positions: "side, pool, unit_kind, unit_code",
} as const;

/** What these accounts held and hold no longer: a commitment that is gone, a unit. */
const forgetOthers = async (
  tx: Queryable,
  accountIds: readonly string[],
  rows: readonly AccountRows[],
): Promise<void> => {
  const kept = rows.flatMap(({ records }) => records.map(({ commitment_id }) => commitment_id));
  for (const table of ["standings", "standing_records", "standing_words"]) {
    await tx.query(
      `delete from ${table} where account_id = any($1::text[])
         and not (commitment_id = any($2::text[]))`,
      [accountIds, kept.map(String)],
    );
  }
  await tx.query(
    `delete from account_positions p where account_id = any($1::text[]) and not exists (
       select 1 from standings s where s.account_id = p.account_id and s.side = p.side
         and s.pool = p.pool and s.unit_kind = p.unit_kind and s.unit_code = p.unit_code)`,
    [accountIds],
  );
  await tx.query(
    `update account_standings set is_behind = false, cut_at = null, commitments = null
     where account_id = any($1::text[])`,
    [accountIds],
  );
};

const keepRows = async (tx: Queryable, rows: readonly AccountRows[]): Promise<void> => {
  await keep(
    tx,
    "standings",
    rows.flatMap(({ standings }) => standings),
  );
  await keep(
    tx,
    "standing_records",
    rows.flatMap(({ records }) => records),
  );
  await keep(
    tx,
    "account_positions",
    rows.flatMap(({ positions }) => positions),
  );
  await tx.query(
    `update account_standings s set made_by = r.made_by, cut_at = r.cut_at,
       next_edge_at = r.next_edge_at, connection_id = r.connection_id, provider = r.provider,
       name_place = r.name_place, risk_place = r.risk_place, commitments = r.commitments,
       active = r.active, next_event = r.next_event, burn_spans = r.burn_spans
     from jsonb_populate_recordset(null::account_standings, $1::jsonb) r
     where s.account_id = r.account_id`,
    [toJsonText(rows.map(({ account }) => account))],
  );
};

const rowsAtOnce = 1_000;

/** A row that says the same as before is not written: most commitments have ended long ago. */
const keep = async (
  tx: Queryable,
  table: keyof typeof tables,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> => {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const assigned = columns.map((column) => `${column} = excluded.${column}`).join(", ");
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await tx.query(
      `insert into ${table} as kept (${columns.join(", ")})
       select ${columns.join(", ")} from jsonb_populate_recordset(null::${table}, $1::jsonb)
       on conflict (account_id, ${tables[table]}) do update set ${assigned}
       where (${columns.map((column) => `kept.${column}`).join(", ")})
         is distinct from (${columns.map((column) => `excluded.${column}`).join(", ")})`,
      [toJsonText(rows.slice(start, start + rowsAtOnce))],
    );
  }
};
