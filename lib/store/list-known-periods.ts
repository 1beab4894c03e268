import type { Instant, Period } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

type StoredPeriod = Period & { readonly archivedAt: Instant | null };

/** The periods of the contracts, commitments and segments of an account that are believed now, by id. */
export const listKnownPeriods = async (
  db: Queryable,
  accountId: string,
): Promise<ReadonlyMap<string, StoredPeriod>> => {
  const rows = await db.query<StoredPeriod & { id: string }>(
    `select id, starts_at as start, ends_at as "end", null as "archivedAt"
     from segments where account_id = $1 and known_to is null
     union all
     select id, starts_at, ends_at, archived_at
     from commitments where account_id = $1 and known_to is null
     union all
     select id, starts_at, ends_at, archived_at
     from contracts where account_id = $1 and known_to is null`,
    [accountId],
  );
  return new Map(rows.map(({ id, ...period }) => [id, period]));
};
