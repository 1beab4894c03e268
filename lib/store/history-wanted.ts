import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

/** Days read before this instant are to be read again, however many syncs that takes. */
export const findHistoryWanted = async (
  db: Queryable,
  connectionId: string,
): Promise<Instant | null> => {
  const [row] = await db.query<{ at: Instant | null }>(
    "select history_wanted_at as at from connections where id = $1",
    [connectionId],
  );
  return row?.at ?? null;
};

export const wantHistory = (tx: Queryable, connectionId: string, at: Instant) =>
  tx.query("update connections set history_wanted_at = $2 where id = $1", [connectionId, at]);
