import { createHash } from "node:crypto";
import type { Instant } from "@/lib/domain/base/period";
import type { FactRow, FactTable } from "@/lib/store/codecs/fact-codec";
import type { Queryable } from "@/lib/store/database";
import { toJsonText } from "@/lib/store/json-text";
import { type MovedEntry, moveMonths } from "@/lib/store/projection/ledger-months";
import { markBehind } from "@/lib/store/projection/mark-behind";
import { sourceIdOf, type WriteOf, writeSourceRecords } from "@/lib/store/source-records";

export type FactChanges = { readonly written: number; readonly closed: number };

export const NO_CHANGES: FactChanges = { written: 0, closed: 0 };

export const addChanges = (left: FactChanges, right: FactChanges): FactChanges => ({
  written: left.written + right.written,
  closed: left.closed + right.closed,
});

type WriteFacts = {
  readonly table: FactTable;
  readonly of: WriteOf;
  readonly rows: readonly FactRow[];
  readonly knownAt: Instant;
  /** True only after a complete read: what it no longer contains is closed. */
  readonly closesVanished: boolean;
  /** Only facts of these commitments are compared, and vanish; those of others are not looked at. */
  readonly ofCommitments?: readonly string[] | null;
  /** Only facts with these ids are compared, and vanish. */
  readonly ofIds?: readonly string[] | null;
  /** Commitments and segments that ended by then stay, although they are no longer listed. */
  readonly keepsEndedBy?: Instant | null;
};

const chunkSize = 2_000;

/**
 * Compares what was read with what is believed, closes the versions that changed and inserts the
 * new ones, with the records they came from. Writes nothing when nothing changed, and asks for no
 * record then: the digest covers the columns, not the source.
 */
export const writeFacts = async (tx: Queryable, write: WriteFacts): Promise<FactChanges> => {
  const { table, of, rows, knownAt, closesVanished, keepsEndedBy = null } = write;
  const { accountId } = of;
  const believed = await listBelieved(tx, write);
  const incoming = new Map(rows.map((row) => [row.id, { row, digest: digestOf(row) }]));
  const fresh = [...incoming.values()].filter(({ row, digest }) => believed.get(row.id) !== digest);
  const changed = fresh.map(({ row }) => row.id).filter((id) => believed.has(id));
  const kept = await listEnded(tx, table, accountId, keepsEndedBy);
  const vanished = closesVanished
    ? [...believed.keys()].filter((id) => !incoming.has(id) && !kept.has(id))
    : [];
  const closing = [...changed, ...vanished];
  if (fresh.length + closing.length === 0) return NO_CHANGES;
  const hasMonths = await markBehind(tx, accountId);
  const closed: MovedEntry[] = [];
  const moved = table === "ledger_entries" && hasMonths ? movedColumns : "1 as closed";
  for (const ids of inChunks(closing)) {
    const rows = await tx.query<MovedEntry>(
      `update ${table} set known_to = $1
       where account_id = $2 and known_to is null and id = any($3::text[]) returning ${moved}`,
      [knownAt, accountId, ids],
    );
    if (moved === movedColumns) closed.push(...rows);
  }
  const sources = fresh.map(({ row }) => row.source);
  await writeSourceRecords(
    tx,
    of,
    sources.filter((source) => source !== null && typeof source !== "string"),
  );
  for (const chunk of inChunks(fresh)) {
    const records = chunk.map(({ row, digest }) => ({
      ...row.columns,
      account_id: accountId,
      id: row.id,
      known_from: knownAt,
      known_to: null,
      digest,
      source_id: typeof row.source === "string" ? row.source : row.source && sourceIdOf(row.source),
    }));
    await tx.query(
      `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [toJsonText(records)],
    );
  }
  if (moved === movedColumns) {
    const written = fresh.map(({ row }) => toMoved(row));
    await moveMonths(tx, accountId, { written, closed });
  }
  return { written: fresh.length, closed: closing.length };
};

const movedColumns = "commitment_id, segment_id, kind, status, boundary, effective_at, amount";

/** The columns of a row of ledger_entries, which its codec fills. */
const toMoved = ({ columns }: FactRow): MovedEntry => ({
  commitment_id: String(columns.commitment_id),
  segment_id: columns.segment_id === null ? null : String(columns.segment_id),
  kind: String(columns.kind),
  status: String(columns.status),
  boundary: String(columns.boundary),
  effective_at: String(columns.effective_at),
  amount: String(columns.amount),
});

const listEnded = async (
  tx: Queryable,
  table: FactTable,
  accountId: string,
  by: Instant | null,
): Promise<ReadonlySet<string>> => {
  if (by === null || (table !== "commitments" && table !== "segments")) return new Set();
  const rows = await tx.query<{ id: string }>(
    `select id from ${table} where account_id = $1 and known_to is null and ends_at <= $2`,
    [accountId, by],
  );
  return new Set(rows.map(({ id }) => id));
};

/**
 * All facts of the account, or of some of its commitments, or those with these ids: a day's samples
 * never read the whole history. Each id is looked up by itself (limit and offset forbid to join),
 * because a planner without statistics would rather walk the account.
 */
const listBelieved = async (
  tx: Queryable,
  { table, of, rows, closesVanished, ofCommitments = null, ofIds = null }: WriteFacts,
): Promise<Map<string, string>> => {
  const { accountId } = of;
  const lookUp = (condition: string, end: string, ids: readonly string[]) =>
    tx.query<BelievedRow>(
      `select f.id, f.digest from unnest($2::text[]) wanted (id) cross join lateral (
         select id, digest from ${table}
         where account_id = $1 and ${condition} and known_to is null ${end}
       ) f`,
      [accountId, ids],
    );
  const listAll = () =>
    tx.query<BelievedRow>(
      `select id, digest from ${table} where account_id = $1 and known_to is null`,
      [accountId],
    );
  const named = ofIds ?? (closesVanished ? null : rows.map(({ id }) => id));
  const found = await (named !== null
    ? lookUp("id = wanted.id", "limit 1", named)
    : ofCommitments === null
      ? listAll()
      : lookUp("commitment_id = wanted.id", "offset 0", ofCommitments));
  return new Map(found.map(({ id, digest }) => [id, digest]));
};

type BelievedRow = { readonly id: string; readonly digest: string };

const digestOf = ({ columns }: FactRow): string =>
  createHash("sha256")
    .update(
      JSON.stringify(Object.entries(columns).sort(([left], [right]) => (left < right ? -1 : 1))),
    )
    .digest("base64url")
    .slice(0, 27);

const inChunks = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / chunkSize) }, (_, index) =>
    items.slice(index * chunkSize, (index + 1) * chunkSize),
  );
