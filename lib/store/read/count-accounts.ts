import type { Queryable } from "@/lib/store/database";

/** How many accounts the book knows of now, through connections that are read. */
export const countAccounts = async (db: Queryable): Promise<number> => {
  const [row] = await db.query<{ accounts: number }>(
    `select count(*)::int as accounts from accounts
     where known_to is null
       and connection_id in (select id from connections where archived_at is null)`,
  );
  return row?.accounts ?? 0;
};
