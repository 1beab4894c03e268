import type { Queryable } from "@/lib/store/database";
import { ofOpenConnection } from "@/lib/store/read/statement";

/** How many accounts the book knows of now, through connections that are read. */
export const countAccounts = async (db: Queryable): Promise<number> => {
  const [row] = await db.query<{ accounts: number }>(
    `select count(*)::int as accounts from accounts
     where known_to is null and ${ofOpenConnection("connection_id")}`,
  );
  return row?.accounts ?? 0;
};
