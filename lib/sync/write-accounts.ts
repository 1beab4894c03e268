import type { Account } from "@/lib/domain/base/account";
import type { Instant } from "@/lib/domain/base/period";
import type { Sourced } from "@/lib/providers/provider";
import { accountCodec } from "@/lib/store/codecs/account-codec";
import type { Queryable } from "@/lib/store/database";
import { nextKnownAt } from "@/lib/store/stream-reads";
import { addChanges, type FactChanges, NO_CHANGES, writeFacts } from "@/lib/store/write-facts";

type RunOf = { readonly connectionId: string; readonly syncRunId: string };

/** The accounts of a connection as listed; each is the only row of its own key. */
export const writeAccounts = async (
  tx: Queryable,
  of: RunOf,
  accounts: readonly Sourced<Account>[],
  now: Instant,
): Promise<FactChanges> => {
  let changes = NO_CHANGES;
  for (const { fact, source } of accounts) {
    const accountId = fact.id;
    const knownAt = await nextKnownAt(tx, accountId, now);
    const rows = [accountCodec.toRow(fact, source)];
    changes = addChanges(
      changes,
      await writeFacts(tx, {
        table: accountCodec.table,
        of: { ...of, accountId },
        rows,
        knownAt,
        closesVanished: false,
      }),
    );
  }
  return changes;
};
