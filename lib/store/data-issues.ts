import { createHash } from "node:crypto";
import type { Amount } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { toJsonText } from "@/lib/store/json-text";

/** A row that could not be read, or a note beside one that was kept. */
export type FoundIssue = {
  readonly accountId: string | null;
  readonly commitmentId?: string | null;
  readonly stream: string;
  readonly request: string;
  readonly line: number | null;
  readonly code: string;
  readonly reason: string;
  readonly raw: string;
  readonly carries: Amount | null;
  readonly isSetAside: boolean;
  /** How many rows it stands for, where that is not one. */
  readonly rowCount?: number;
};

/**
 * The same trouble with the same text is the same issue, on whichever line it stands today. Rows
 * alike are told apart by their order, so that two stay two.
 */
const identify = (issues: readonly FoundIssue[]): (readonly [string, FoundIssue])[] => {
  const seen = new Map<string, number>();
  return issues.map((issue) => {
    const text = JSON.stringify([issue.accountId, issue.stream, issue.code, issue.raw]);
    const ordinal = seen.get(text) ?? 0;
    seen.set(text, ordinal + 1);
    const digest = createHash("sha256").update(text).digest("base64url").slice(0, 22);
    return [ordinal === 0 ? digest : `${digest}.${ordinal}`, issue];
  });
};

export const writeIssues = async (
  tx: Queryable,
  of: { readonly connectionId: string; readonly syncRunId: string },
  issues: readonly FoundIssue[],
  at: Instant,
): Promise<void> => {
  if (issues.length === 0) return;
  const records = identify(issues).map(([id, issue]) => ({
    connection_id: of.connectionId,
    id,
    account_id: issue.accountId,
    commitment_id: issue.commitmentId ?? null,
    stream: issue.stream,
    request: issue.request,
    line: issue.line,
    code: issue.code,
    reason: issue.reason,
    raw: issue.raw,
    carries_amount: issue.carries?.amount ?? null,
    carries_unit_kind: issue.carries?.unit.kind ?? null,
    carries_unit_code: issue.carries?.unit.code ?? null,
    is_set_aside: issue.isSetAside,
    first_seen_at: at,
    last_seen_at: at,
    last_sync_run_id: of.syncRunId,
    resolved_at: null,
    row_count: issue.rowCount ?? 1,
  }));
  await tx.query(
    `insert into data_issues
     select * from jsonb_populate_recordset(null::data_issues, $1::jsonb)
     on conflict (connection_id, id) do update set
       commitment_id = excluded.commitment_id, request = excluded.request, line = excluded.line, reason = excluded.reason,
       row_count = excluded.row_count,
       last_seen_at = excluded.last_seen_at, last_sync_run_id = excluded.last_sync_run_id,
       resolved_at = null`,
    [toJsonText(records)],
  );
};

/** A read that reached the end of a stream and no longer met an issue has resolved it. */
export const resolveUnseenIssues = (
  tx: Queryable,
  of: { readonly connectionId: string; readonly syncRunId: string },
  accountId: string | null,
  stream: string,
  at: Instant,
) =>
  tx.query(
    `update data_issues set resolved_at = $5
     where connection_id = $1 and resolved_at is null and last_sync_run_id <> $2
       and stream = $4 and account_id is not distinct from $3`,
    [of.connectionId, of.syncRunId, accountId, stream, at],
  );
