import type { Access } from "@/lib/server/access";
import { getContext } from "@/lib/server/context";
import { readOutline } from "@/lib/server/embed/read-outline";
import { EmbedRefusal } from "@/lib/server/embed/refusal";
import type { ViewAsked } from "@/lib/server/embed/view-facts";
import { sees } from "@/lib/server/embed/visible";
import { notFound } from "@/lib/server/errors";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { LATEST } from "@/lib/store/read/cuts";
import { listAccountRecords } from "@/lib/store/read/list-account-records";
import type { CommitmentRow } from "@/lib/wire/commitment";

type Named = { readonly id: string; readonly name: string };

/** The accounts of a session by name, and the one that is asked for: the first unless another is named. */
export const listVisibleAccounts = async ({
  viewer,
  query,
  clocks,
}: Pick<ViewAsked, "clocks"> & {
  readonly viewer: Pick<Access, "scope">;
  readonly query: Pick<ViewAsked["query"], "account">;
}): Promise<{
  readonly accounts: readonly Named[];
  readonly account: Named;
}> => {
  const { db } = getContext();
  const knownAt = clocks.knownAt ?? LATEST;
  const records = await listAccountRecords(db, viewer.scope, { knownAt });
  const accounts = records.map(({ account: { id, name } }) => ({ id, name }));
  if (accounts.length === 0)
    throw new EmbedRefusal("scope-empty", "No account is open to you yet.");
  const account =
    query.account === undefined ? accounts[0] : accounts.find(({ id }) => id === query.account);
  if (account === undefined) throw notFound("account");
  return { accounts, account };
};

/**
 * The commitment that is asked for, or the first in burn order. One that the session does not see is not
 * there, whichever account it belongs to.
 */
export const getVisibleCommitment = async (
  asked: ViewAsked,
  accountId: string,
): Promise<CommitmentRow> => {
  const { viewer, query, clocks } = asked;
  const { commitment } = query;
  if (commitment !== undefined) {
    const { data } = await getCommitment(viewer, { commitmentId: commitment, ...clocks });
    if (!sees(viewer.session, data)) throw notFound("commitment");
    return data;
  }
  const { data } = await readOutline(asked, accountId);
  const first = data.burnOrder.find((row) => sees(viewer.session, row));
  if (first === undefined)
    throw new EmbedRefusal("no-commitments", "Nothing has been committed yet.");
  return first;
};
