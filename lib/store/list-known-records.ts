import type { Queryable } from "@/lib/store/database";
import type { StoredSource } from "@/lib/store/source-records";

/** What the vendor sent for the segments of an account that are believed now, each text once. */
export const listKnownRecords = (
  db: Queryable,
  accountId: string,
): Promise<readonly StoredSource[]> =>
  db.query(
    `select r.request, r.line, r.fetched_at as "fetchedAt", r.raw
     from source_records r where r.account_id = $1 and r.id in (
       select source_id from segments where account_id = $1 and known_to is null)
     order by r.id`,
    [accountId],
  );
