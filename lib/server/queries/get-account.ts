import { type Access, requireAction } from "@/lib/server/access";
import { getAccountBook } from "@/lib/server/answers/account-book";
import { readAccountDetail } from "@/lib/server/answers/account-detail";
import { askedClocks } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import type { AccountDetail } from "@/lib/wire/account";
import type { Meta } from "@/lib/wire/common";

/** An account on one screenful. */
export const getAccount = async (
  viewer: Access,
  input: {
    readonly accountId: string;
    readonly asOf?: string | undefined;
    readonly knownAt?: string | undefined;
  },
): Promise<{ data: AccountDetail; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const asked = askedClocks(input, getContext().clock());
  const own = await getAccountBook(viewer, asked, input.accountId);
  return { data: await readAccountDetail(viewer, own), meta: own.meta };
};
