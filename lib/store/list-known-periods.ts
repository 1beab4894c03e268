import type { Period } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

/** The periods of the segments of an account that are believed now, by their ids. */
export const listKnownPeriods = async (
  db: Queryable,
  accountId: string,
): Promise<ReadonlyMap<string, Period>> => {
  const rows = await db.query<{ id: string; starts_at: string; ends_at: string | null }>(
    "select id, starts_at, ends_at from segments where account_id = $1 and known_to is null",
    [accountId],
  );
  return new Map(rows.map((row) => [row.id, { start: row.starts_at, end: row.ends_at }]));
};
