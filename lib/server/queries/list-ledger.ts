import { type Access, requireAction } from "@/lib/server/access";
import { getAccountAnswer, getAccountOf } from "@/lib/server/answers/account-book";
import { askedOfLedger, readLedgerPage } from "@/lib/server/answers/ledger-page";
import { getContext } from "@/lib/server/context";
import type { LedgerPage, LedgerQuery } from "@/lib/wire/ledger";

/** The ledger of one commitment, newest first. */
export const listLedger = async (
  viewer: Access,
  input: LedgerQuery & { readonly commitmentId: string },
): Promise<LedgerPage> => {
  requireAction(viewer, "read-balances");
  const { db, clock } = getContext();
  const { commitmentId } = input;
  const asked = askedOfLedger(input, clock());
  const accountId = await getAccountOf(viewer, asked, commitmentId);
  const { scope, clocks, meta } = await getAccountAnswer(viewer, asked, accountId);
  const page = await readLedgerPage(db, scope, clocks, { accountId, commitmentId }, input);
  return { ...page, meta };
};
