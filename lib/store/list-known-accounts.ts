import type { Account } from "@/lib/domain/base/account";
import { accountCodec } from "@/lib/store/codecs/account-codec";
import type { StoredRow } from "@/lib/store/codecs/field";
import type { Queryable } from "@/lib/store/database";

/** The accounts of a connection that are believed now. */
export const listKnownAccounts = async (
  db: Queryable,
  connectionId: string,
): Promise<readonly Account[]> => {
  const rows = await db.query<StoredRow>(
    `select ${accountCodec.select("a")} from accounts a
     where a.connection_id = $1 and a.known_to is null order by a.id`,
    [connectionId],
  );
  return rows.map(accountCodec.fromRow);
};
