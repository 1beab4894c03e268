import { type Access, requireAction } from "@/lib/server/access";
import { getAccountAnswer } from "@/lib/server/answers/account-book";
import { askedOfLedger, readLedgerPage } from "@/lib/server/answers/ledger-page";
import { getContext } from "@/lib/server/context";
import type { LedgerPage, LedgerQuery } from "@/lib/wire/ledger";

/** All pools of an account in one ledger, newest first, with one running balance per unit. */
export const listAccountLedger = async (
  viewer: Access,
  input: LedgerQuery & { readonly accountId: string },
): Promise<LedgerPage> => {
  requireAction(viewer, "read-balances");
  const { db, clock } = getContext();
  const { accountId } = input;
  const asked = askedOfLedger(input, clock());
  const { scope, clocks, meta } = await getAccountAnswer(viewer, asked, accountId);
  return { ...(await readLedgerPage(db, scope, clocks, { accountId }, input)), meta };
};
