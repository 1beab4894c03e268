import type { Database } from "@/lib/store/database";

export const factTables = [
  "accounts",
  "contracts",
  "commitments",
  "segments",
  "invoice_items",
  "vendor_balances",
  "ledger_entries",
  "charges",
  "utilization_samples",
  "aggregate_points",
] as const;

/** Rows of every fact table, all versions: what a sync that changes nothing must leave as it was. */
export const countVersions = async (db: Database): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of [...factTables, "source_records"]) {
    const [row] = await db.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    counts[table] = row?.n ?? 0;
  }
  return counts;
};

/** When, by which run and from which request a fact was learnt: no part of the fact. */
const bookkeeping = [
  "known_from",
  "known_to",
  "sync_run_id",
  "request",
  "line",
  "fetched_at",
  "window_end",
];

/** What the book believes now, fact by fact, in an order of its own. */
export const listBelieved = async (db: Database): Promise<Record<string, readonly string[]>> => {
  const believed: Record<string, readonly string[]> = {};
  for (const table of factTables) {
    const rows = await db.query<{ fact: string }>(
      `select (to_jsonb(t) - $1::text[])::text as fact from ${table} t where known_to is null`,
      [bookkeeping],
    );
    believed[table] = rows.map(({ fact }) => fact).sort();
  }
  return believed;
};

/** The same of a book too large to hold: of each table how many facts, and what they hash to. */
export const fingerprint = async (db: Database): Promise<Record<string, object>> => {
  const found: Record<string, object> = {};
  for (const table of factTables) {
    const [row] = await db.query(
      `select count(*)::int as facts,
         sum(hashtextextended((to_jsonb(t) - $1::text[])::text, 0))::text as hash
       from ${table} t where known_to is null`,
      [bookkeeping],
    );
    found[table] = row ?? {};
  }
  return found;
};

/** Faults that no book may ever show, whatever was read and whenever it was killed. */
export const listContradictions = async (db: Database): Promise<string[]> => {
  const found: string[] = [];
  for (const table of factTables) {
    const twice = await db.query<{ id: string }>(
      `select id from ${table} where known_to is null group by account_id, id having count(*) > 1`,
    );
    const backwards = await db.query<{ id: string }>(
      `select id from ${table} where known_to <= known_from`,
    );
    const overlapping = await db.query<{ id: string }>(
      `select id from (
         select id, known_from, lag(known_from) over versions as earlier_from,
           lag(known_to) over versions as earlier_to
         from ${table} window versions as (partition by account_id, id order by known_from)
       ) v where earlier_from is not null and (earlier_to is null or earlier_to > known_from)`,
    );
    found.push(
      ...twice.map(({ id }) => `${table} ${id} is believed twice`),
      ...backwards.map(({ id }) => `${table} ${id} ends before it begins`),
      ...overlapping.map(({ id }) => `${table} ${id} has two versions at one time`),
    );
  }
  return found;
};

export type LedgerLine = {
  readonly kind: string;
  readonly at: string;
  readonly amount: string;
};

/** The ledger of an account as it was believed at `knownAt`, oldest first, with plain amounts. */
export const listLedger = async (
  db: Database,
  accountId: string,
  knownAt = "9999-01-01T00:00:00.000Z",
): Promise<LedgerLine[]> =>
  db.query<LedgerLine>(
    `select kind, effective_at as at, trim_scale(amount)::text as amount from ledger_entries
     where account_id = $1 and known_from <= $2 and (known_to is null or known_to > $2)
     order by effective_at, rank, ordinal, id`,
    [accountId, knownAt],
  );
