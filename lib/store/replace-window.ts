import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import type { StageOf } from "@/lib/store/stage-charges";
import { type FactChanges, NO_CHANGES } from "@/lib/store/write-facts";

export type ChargeWindow = { readonly start: Instant; readonly end: Instant };

export type ReadWindow = ChargeWindow & {
  readonly digest: string;
  readonly rowCount: number;
  /** The body was read to its end. */
  readonly isWhole: boolean;
  /** Rows of it were set aside: each may be any that was known. */
  readonly hasGaps: boolean;
};

/**
 * The digest of the rows that the book holds in this window, from the last whole read of one with
 * the same start; null when there was none, or when the book holds other rows there since.
 */
export const findWindowDigest = async (
  db: Queryable,
  accountId: string,
  { start, end }: ChargeWindow,
): Promise<string | null> => {
  const [row] = await db.query<{ digest: string }>(
    `select w.digest from charge_windows w
     where w.account_id = $1 and w.window_start = $2 and w.row_count = (
       select count(*) from charges c
       where c.account_id = $1 and c.known_to is null
         and c.starts_at >= $2::timestamptz and c.starts_at < $3::timestamptz)`,
    [accountId, start, end],
  );
  return row?.digest ?? null;
};

export const countCharges = async (
  db: Queryable,
  accountId: string,
  { start, end }: ChargeWindow,
): Promise<number> => {
  const [held] = await db.query<{ rows: number }>(
    `select count(*)::int as rows from charges where account_id = $1 and known_to is null
       and starts_at >= $2::timestamptz and starts_at < $3::timestamptz`,
    [accountId, start, end],
  );
  return held?.rows ?? 0;
};

/**
 * Replaces the charges of a window by the staged ones: what vanished is closed, what is new is
 * inserted, what stayed is not touched. Two identical rows stay two: the id of a row is its digest
 * and its ordinal among its like.
 *
 * A window that broke off is never mixed with a whole one, which would count a restated row twice:
 * the last whole read stays. Without one, the longer of two broken reads stands.
 *
 * Where rows were set aside nothing is closed (metrics 3.14 ruling 24): a day that lacks a known row stays as
 * it was known, because what came of it may stand for the missing one.
 */
export const replaceWindow = async (
  tx: Queryable,
  of: StageOf,
  window: ReadWindow,
  knownAt: Instant,
): Promise<FactChanges> => {
  if (!window.isWhole && !(await isBetterThanBook(tx, of.accountId, window))) return NO_CHANGES;
  // The planner knows nothing of rows staged a moment ago, guesses one, and would compare each with
  // each; without nested loops it hashes them.
  await tx.query("set local enable_nestloop = off");
  const incoming = `
    select *, digest || '.' || row_number() over (partition by digest order by seq) as id
    from staged_charges
    where sync_run_id = $1 and account_id = $2 and window_start = $3`;
  const values = [of.syncRunId, of.accountId, window.start, window.end, knownAt];
  if (window.hasGaps) {
    await tx.query(
      `with incoming as materialized (${incoming})
       delete from staged_charges
       where sync_run_id = $1 and account_id = $2 and window_start = $3 and day in (
         select c.day from charges c
         where c.account_id = $2 and c.known_to is null
           and c.starts_at >= $3::timestamptz and c.starts_at < $4::timestamptz
           and not exists (select 1 from incoming i where i.id = c.id))`,
      values.slice(0, 4),
    );
  }
  const [closed] = await tx.query<{ rows: number }>(
    `with incoming as materialized (${incoming}), changed as (
     update charges c set known_to = $5::timestamptz
     where c.account_id = $2 and c.known_to is null
       and c.starts_at >= $3::timestamptz and c.starts_at < $4::timestamptz
       and not exists (select 1 from incoming i where i.id = c.id) and not $6::boolean
     returning 1) select count(*)::int as rows from changed`,
    [...values, window.hasGaps],
  );
  const [written] = await tx.query<{ rows: number }>(
    `with incoming as materialized (${incoming}), changed as (
     insert into charges (account_id, id, known_from, known_to, sync_run_id, request, line,
       fetched_at, window_start, window_end, starts_at, ends_at, day, category, service, project_id,
       project_name, region, pricing_unit, pricing_quantity, effective_cost, billed_cost, currency, raw)
     select account_id, id, $5::timestamptz, null, sync_run_id, request, line,
       fetched_at, window_start, $4::timestamptz, starts_at, ends_at, day, category, service, project_id,
       project_name, region, pricing_unit, pricing_quantity, effective_cost, billed_cost, currency, raw
     from incoming i
     where not exists (
       select 1 from charges c
       where c.account_id = $2 and c.id = i.id and c.known_to is null)
     returning 1) select count(*)::int as rows from changed`,
    values,
  );
  await rememberWindow(tx, of.accountId, window, knownAt);
  return { written: written?.rows ?? 0, closed: closed?.rows ?? 0 };
};

const isBetterThanBook = async (
  tx: Queryable,
  accountId: string,
  window: ReadWindow,
): Promise<boolean> => {
  const [whole] = await tx.query<{ found: number }>(
    `select 1 as found from charge_windows
     where account_id = $1 and window_start < $3 and window_end > $2 limit 1`,
    [accountId, window.start, window.end],
  );
  if (whole) return false;
  return window.rowCount >= (await countCharges(tx, accountId, window));
};

/** Windows that overlap this one no longer say what the book holds. */
const rememberWindow = async (
  tx: Queryable,
  accountId: string,
  window: ReadWindow,
  knownAt: Instant,
): Promise<void> => {
  await tx.query(
    `delete from charge_windows where account_id = $1 and
       (window_start = $2 or (window_start < $3 and window_end > $2))`,
    [accountId, window.start, window.end],
  );
  if (!window.isWhole) return;
  await tx.query(
    `insert into charge_windows (account_id, window_start, digest, window_end, row_count, read_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [accountId, window.start, window.digest, window.end, window.rowCount, knownAt],
  );
};
