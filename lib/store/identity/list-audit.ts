import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import {
  type AuditAction,
  type AuditDetail,
  type ChainedEntry,
  hashOfEntry,
} from "@/lib/store/identity/audit";
import { containing, createStatement } from "@/lib/store/read/statement";

export type AuditFilter = {
  readonly actions?: readonly AuditAction[] | undefined;
  /** Looks through who, what and the details. */
  readonly q?: string | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
};

type AuditRow = {
  readonly seq: string;
  readonly hash: string;
  readonly at: Instant;
  readonly actor: string;
  readonly action: AuditAction;
  readonly subject: string;
  readonly detail: AuditDetail;
};

/** With the digest of the one before it, which its own holds; "" for the first. */
export type ListedEntry = ChainedEntry & { readonly hashBefore: string };

type ListedRow = AuditRow & { readonly hash_before: string };

const hashBefore = `coalesce(
  (select earlier.hash from audit_log earlier where earlier.seq = audit_log.seq - 1), '') as hash_before`;

const columns = "seq, hash, at, actor, action, subject, detail";

const toEntry = (row: AuditRow): ChainedEntry => ({ ...row, seq: Number(row.seq) });

const conditions = (
  statement: ReturnType<typeof createStatement>,
  { actions, q, from, to }: AuditFilter,
): string => {
  const parts = ["seq is not null"];
  if (actions !== undefined) parts.push(`action = any(${statement.bind(actions)}::text[])`);
  if (from !== undefined) parts.push(`at >= ${statement.bind(from)}::timestamptz`);
  if (to !== undefined) parts.push(`at < ${statement.bind(to)}::timestamptz`);
  const text = q?.trim() ?? "";
  if (text !== "") {
    const pattern = `lower(${statement.bind(containing(text))})`;
    parts.push(`lower(concat_ws(' ', actor, action, subject, detail::text)) like ${pattern}`);
  }
  return parts.join(" and ");
};

/** Newest first, from before an entry on. */
export const listAudit = async (
  db: Queryable,
  filter: AuditFilter,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<ListedEntry[]> => {
  const statement = createStatement();
  const named = conditions(statement, filter);
  const page = before === null ? "true" : `seq < ${statement.bind(before)}::bigint`;
  const rows = await db.query<ListedRow>(
    `select ${columns}, ${hashBefore} from audit_log
     where ${named} and ${page} order by seq desc limit ${limit}`,
    statement.values,
  );
  return rows.map(({ hash_before, ...row }) => ({ ...toEntry(row), hashBefore: hash_before }));
};

export const countAudit = async (db: Queryable, filter: AuditFilter): Promise<number> => {
  const statement = createStatement();
  const [row] = await db.query<{ entries: number }>(
    `select count(*)::int as entries from audit_log where ${conditions(statement, filter)}`,
    statement.values,
  );
  return row?.entries ?? 0;
};

export type ChainCheck = {
  readonly entries: number;
  readonly head: string;
  /** The first entry that is not what was written, or is missing; null where the chain holds. */
  readonly brokenAt: number | null;
};

const stepRows = 1000;

/** Walks the whole chain from its first entry to its head. */
export const checkAuditChain = async (db: Queryable): Promise<ChainCheck> => {
  let [seq, hash] = [0, ""];
  for (;;) {
    const rows = await db.query<AuditRow>(
      `select ${columns} from audit_log where seq > $1::bigint order by seq limit ${stepRows}`,
      [seq],
    );
    for (const row of rows.map(toEntry)) {
      seq += 1;
      // Older than the chain: entries before the first digest have none.
      if (row.seq === seq && row.hash === "" && hash === "") continue;
      if (row.seq !== seq || row.hash !== hashOfEntry(row, seq, hash))
        return { entries: seq - 1, head: hash, brokenAt: seq };
      hash = row.hash;
    }
    if (rows.length < stepRows) break;
  }
  const [head] = await db.query<{ seq: string; hash: string }>("select seq, hash from audit_head");
  const isWhole = head !== undefined && Number(head.seq) === seq && head.hash === hash;
  return { entries: seq, head: hash, brokenAt: isWhole ? null : seq + 1 };
};
