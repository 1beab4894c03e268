import type { EmbedSession } from "@/lib/store/embeds/embed-sessions";

type Owned = { readonly id: string; readonly account: { readonly id: string } };

/** Whether a commitment is named by the session, or belongs to an account that is. */
export const sees = (
  { accountIds, commitmentIds }: EmbedSession,
  { id, account }: Owned,
): boolean => accountIds.includes(account.id) || commitmentIds.includes(id);
