import type { Decimal } from "@/lib/domain/base/money";
import type { Queryable } from "@/lib/store/database";

/** The amounts of those of these entries that are believed. */
export const listEntryAmounts = async (
  tx: Queryable,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Decimal>> => {
  const rows = await tx.query<{ id: string; amount: Decimal }>(
    `select id, trim_scale(amount)::text as amount from ledger_entries
     where account_id = $1 and id = any($2::text[]) and known_to is null`,
    [accountId, ids],
  );
  return new Map(rows.map(({ id, amount }) => [id, amount]));
};
