import type { Instant } from "@/lib/domain/base/period";
import type { Database } from "@/lib/store/database";
import { dropProjection, ensureForward } from "@/lib/store/projection/ensure-forward";

const tables = [
  "ledger_months",
  "standings",
  "standing_records",
  "standing_words",
  "account_positions",
  "account_standings",
] as const;

/** What is left of an account that is no more is no standing, and nobody reads its months. */
const isRead = {
  ledger_months:
    "account_id in (select account_id from account_standings where commitments is not null)",
  account_standings: "commitments is not null",
} as const;

export type Kept = Readonly<Record<string, string>>;

/** Everything that is kept beside the facts, row by row; numbers without the zeros they may end in. */
export const listKept = async (db: Database): Promise<Kept> => {
  const kept: Record<string, string> = {};
  for (const table of tables) {
    // What is closed does not bring the latest instant of its month back: it is compared apart.
    const row = table === "ledger_months" ? "to_jsonb(t) - 'latest_at'" : "to_jsonb(t)";
    const where = table in isRead ? isRead[table as keyof typeof isRead] : "true";
    const rows = await db.query<{ key: string; row: string }>(
      `select concat_ws(' ', ${await keyOf(db, table)}) as key, (${row})::text as row
       from ${table} t where ${where}`,
    );
    for (const { key, row } of rows) kept[`${table} ${key}`] = withoutEndingZeros(row);
  }
  return kept;
};

const keyOf = async (db: Database, table: string): Promise<string> => {
  const columns = await db.query<{ name: string }>(
    `select a.attname as name from pg_index i
     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
     where i.indrelid = $1::regclass and i.indisprimary`,
    [table],
  );
  return columns.map(({ name }) => name).join(", ");
};

/** A sum has as many decimals as the longest of what was ever added to it. */
const withoutEndingZeros = (row: string): string =>
  row.replace(/(?<=[[ :,]-?\d+)(\.\d*?)0*(?=[,}\]])/g, (_, digits: string) =>
    digits === "." ? "" : digits,
  );

export const bringAllForward = (db: Database, now: Instant): Promise<void> =>
  ensureForward(db, { accounts: "all" }, { now, madeBy: "source" });

export type Rebuilt = { readonly kept: Kept; readonly rebuilt: Kept };

/** What is kept now, and what comes out when all of it is dropped and made again from the facts. */
export const rebuild = async (db: Database, now: Instant): Promise<Rebuilt> => {
  await bringAllForward(db, now);
  const kept = await listKept(db);
  const latest = await listLatest(db);
  await dropProjection(db);
  await bringAllForward(db, now);
  requireNoneLater(latest, await listLatest(db));
  return { kept, rebuilt: await listKept(db) };
};

/** No entry of a month is later than this, by the month's row. */
const listLatest = async (db: Database): Promise<ReadonlyMap<string, Instant>> => {
  const key = await keyOf(db, "ledger_months");
  const rows = await db.query<{ key: string; latest_at: Instant }>(
    `select concat_ws(' ', ${key}) as key, latest_at from ledger_months`,
  );
  return new Map(rows.map((row) => [row.key, row.latest_at]));
};

/** A month that is taken whole although an entry is later than it says would be a wrong figure. */
const requireNoneLater = (
  kept: ReadonlyMap<string, Instant>,
  rebuilt: ReadonlyMap<string, Instant>,
): void => {
  const late = [...rebuilt].filter(([key, at]) => at > (kept.get(key) ?? at));
  if (late.length > 0) throw new Error(`Entries later than kept: ${late.map(([key]) => key)}`);
};

/** Every table but the schema's own. */
export const listTables = async (db: Database): Promise<string[]> => {
  const tables = await db.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = current_schema()
     and tablename not in ('migrations', 'audit_log', 'audit_head') order by name`,
  );
  return tables.map(({ name }) => name);
};

/** Emptied: a fresh book at a fraction of its price. */
export const emptyBook = async (db: Database): Promise<void> => {
  await db.query(`truncate ${(await listTables(db)).join(", ")}`);
};
