import type { Instant } from "@/lib/domain/base/period";
import { factTables } from "@/lib/store/codecs/fact-codec";
import type { Queryable } from "@/lib/store/database";
import { forgetMonths, markBehind } from "@/lib/store/projection/mark-behind";
import { nextKnownAt } from "@/lib/store/stream-reads";
import type { FactChanges } from "@/lib/store/write-facts";

/** After a complete list: an account it no longer contains is closed, with all that hangs on it. */
export const closeVanishedAccounts = async (
  tx: Queryable,
  connectionId: string,
  listed: ReadonlySet<string>,
  now: Instant,
): Promise<FactChanges> => {
  const known = await tx.query<{ account_id: string }>(
    "select account_id from accounts where connection_id = $1 and known_to is null",
    [connectionId],
  );
  const vanished = known.map((row) => row.account_id).filter((id) => !listed.has(id));
  let closed = 0;
  for (const accountId of vanished) {
    const knownAt = await nextKnownAt(tx, accountId, now);
    await markBehind(tx, accountId);
    await forgetMonths(tx, accountId);
    for (const table of [...factTables, "charges"]) {
      const [row] = await tx.query<{ rows: number }>(
        `with closed as (
           update ${table} set known_to = $1 where account_id = $2 and known_to is null returning 1
         ) select count(*)::int as rows from closed`,
        [knownAt, accountId],
      );
      closed += row?.rows ?? 0;
    }
  }
  for (const table of ["charge_windows", "sampled_days"]) {
    await tx.query(`delete from ${table} where account_id = any($1::text[])`, [vanished]);
  }
  return { written: 0, closed };
};
