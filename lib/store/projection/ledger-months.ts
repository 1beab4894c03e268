import { addDecimals, type Decimal, negateDecimal, ZERO } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { toJsonText } from "@/lib/store/json-text";

/** What of an entry its month depends on, as the columns of its table. */
export type MovedEntry = {
  readonly commitment_id: string;
  readonly segment_id: string | null;
  readonly kind: string;
  readonly status: string;
  readonly boundary: string;
  readonly effective_at: Instant;
  readonly amount: Decimal;
};

type MonthRow = {
  readonly account_id: string;
  readonly commitment_id: string;
  readonly segment_id: string;
  readonly kind: string;
  readonly status: string;
  readonly month: Instant;
  readonly edge: string;
  readonly amount: Decimal;
  readonly entries: number;
  /** Not before any entry of the row; what is closed does not bring it back. */
  readonly latest_at: Instant;
};

/** Calendar months in UTC; instants are ISO text in UTC, so that their beginning names the month. */
export const monthOf = (instant: Instant): Instant => `${instant.slice(0, 7)}-01T00:00:00.000Z`;

export const monthAfter = (month: Instant): Instant => {
  const [year = 0, number = 1] = month.slice(0, 7).split("-").map(Number);
  const next = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(next[0]).padStart(4, "0")}-${String(next[1]).padStart(2, "0")}-01T00:00:00.000Z`;
};

/** Adds what was written to the months of an account and takes away what was closed. */
export const moveMonths = async (
  tx: Queryable,
  accountId: string,
  { written, closed }: { written: readonly MovedEntry[]; closed: readonly MovedEntry[] },
): Promise<void> => {
  const rows = new Map<string, MonthRow>();
  for (const entry of written) addTo(rows, accountId, entry, entry.amount, 1);
  for (const entry of closed) addTo(rows, accountId, entry, negateDecimal(entry.amount), -1);
  if (rows.size === 0) return;
  await tx.query(
    `insert into ledger_months select * from jsonb_populate_recordset(null::ledger_months, $1::jsonb)
     on conflict (account_id, commitment_id, segment_id, kind, status, month, edge)
     do update set amount = ledger_months.amount + excluded.amount,
       entries = ledger_months.entries + excluded.entries,
       latest_at = greatest(ledger_months.latest_at, excluded.latest_at)`,
    [toJsonText([...rows.values()])],
  );
  if (closed.length > 0) {
    await tx.query("delete from ledger_months where account_id = $1 and entries = 0", [accountId]);
  }
};

const addTo = (
  rows: Map<string, MonthRow>,
  accountId: string,
  { commitment_id, segment_id, kind, status, boundary, effective_at }: MovedEntry,
  amount: Decimal,
  count: 1 | -1,
): void => {
  const month = monthOf(effective_at);
  const edge = effective_at === month ? boundary : "inside";
  const key = [commitment_id, segment_id, kind, status, month, edge].join("\u0001");
  const known = rows.get(key);
  rows.set(key, {
    account_id: accountId,
    commitment_id,
    segment_id: segment_id ?? "",
    kind,
    status,
    month,
    edge,
    amount: addDecimals(known?.amount ?? ZERO, amount),
    entries: (known?.entries ?? 0) + count,
    latest_at:
      known !== undefined && known.latest_at > effective_at ? known.latest_at : effective_at,
  });
};

/** Adds the entries of whole accounts up once; from then on each write moves their months. */
export const buildMonths = async (tx: Queryable, accountIds: readonly string[]): Promise<void> => {
  await tx.query("delete from ledger_months where account_id = any($1::text[])", [accountIds]);
  await tx.query(
    `insert into ledger_months (account_id, commitment_id, segment_id, kind, status, month,
       edge, amount, entries, latest_at)
     select account_id, commitment_id, coalesce(segment_id, ''), kind, status, month,
       case when effective_at = month then boundary else 'inside' end as edge,
       sum(amount), count(*), max(effective_at)
     from (
       select *, date_trunc('month', effective_at at time zone 'UTC') at time zone 'UTC' as month
       from ledger_entries where account_id = any($1::text[]) and known_to is null
     ) believed
     group by account_id, commitment_id, coalesce(segment_id, ''), kind, status, month, 7`,
    [accountIds],
  );
  await tx.query(
    "update account_standings set has_months = true where account_id = any($1::text[])",
    [accountIds],
  );
};
