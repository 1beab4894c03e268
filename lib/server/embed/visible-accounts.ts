import { getContext } from "@/lib/server/context";
import { EmbedRefusal } from "@/lib/server/embed/refusal";
import type { ViewAsked } from "@/lib/server/embed/view-facts";
import { notFound } from "@/lib/server/errors";
import { LATEST } from "@/lib/store/read/cuts";
import { listAccountRecords } from "@/lib/store/read/list-account-records";

type Named = { readonly id: string; readonly name: string };

/** The accounts of a session by name, and the one that is asked for: the first unless another is named. */
export const listVisibleAccounts = async ({
  viewer,
  query,
}: Pick<ViewAsked, "viewer" | "query">): Promise<{
  readonly accounts: readonly Named[];
  readonly account: Named;
}> => {
  const { db } = getContext();
  const records = await listAccountRecords(db, viewer.scope, { knownAt: LATEST });
  const accounts = records.map(({ account: { id, name } }) => ({ id, name }));
  if (accounts.length === 0)
    throw new EmbedRefusal("scope-empty", "No account is open to you yet.");
  const account =
    query.account === undefined ? accounts[0] : accounts.find(({ id }) => id === query.account);
  if (account === undefined) throw notFound("account");
  return { accounts, account };
};
