import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { markBehind } from "@/lib/store/projection/mark-behind";

export type StreamRead = {
  readonly stream: string;
  /** Null when all of it was read. */
  readonly trouble: { readonly reason: string; readonly errorKind: string } | null;
};

/**
 * When facts of the account that are learnt now are known from: now, or just after all that was
 * learnt before. Known instants of one account only ever grow, even when a clock jumps back.
 */
export const nextKnownAt = async (
  tx: Queryable,
  accountId: string,
  now: Instant,
): Promise<Instant> => {
  const [row] = await tx.query<{ at: Instant }>(
    `select greatest($2::timestamptz,
       (select max(last_attempt_at) + interval '1 millisecond'
        from stream_reads where account_id = $1),
       (select max(greatest(known_from, known_to)) from accounts where account_id = $1)) as at`,
    [accountId, now],
  );
  return row?.at ?? now;
};

export const findLastComplete = async (
  tx: Queryable,
  accountId: string,
  stream: string,
): Promise<Instant | null> => {
  const [row] = await tx.query<{ last_complete_at: Instant | null }>(
    "select last_complete_at from stream_reads where account_id = $1 and stream = $2",
    [accountId, stream],
  );
  return row?.last_complete_at ?? null;
};

/** How far a read got is part of every figure of the account, whether or not a fact changed. */
export const writeStreamRead = async (
  tx: Queryable,
  of: { readonly accountId: string; readonly connectionId: string; readonly syncRunId: string },
  read: StreamRead,
  at: Instant,
): Promise<void> => {
  await markBehind(tx, of.accountId);
  await tx.query(
    `insert into stream_reads (account_id, stream, connection_id, state, reason, error_kind,
       last_complete_at, last_attempt_at, sync_run_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (account_id, stream) do update set
       connection_id = excluded.connection_id, state = excluded.state, reason = excluded.reason,
       error_kind = excluded.error_kind, last_attempt_at = excluded.last_attempt_at,
       last_complete_at = coalesce(excluded.last_complete_at, stream_reads.last_complete_at),
       sync_run_id = excluded.sync_run_id`,
    [
      of.accountId,
      read.stream,
      of.connectionId,
      read.trouble === null ? "complete" : "incomplete",
      read.trouble?.reason ?? null,
      read.trouble?.errorKind ?? null,
      read.trouble === null ? at : null,
      at,
      of.syncRunId,
    ],
  );
};
