import type { EmbedSession } from "@/lib/store/embeds/embed-sessions";

type Owned = { readonly id: string; readonly account: { readonly id: string } };

/** What a frame or a shared page may show. */
export type Sight = Pick<
  EmbedSession,
  "accountIds" | "commitmentIds" | "views" | "actions" | "asOf"
>;

/** Whether a commitment is named by itself, or belongs to an account that is. */
export const sees = (
  { accountIds, commitmentIds }: Pick<Sight, "accountIds" | "commitmentIds">,
  { id, account }: Owned,
): boolean => accountIds.includes(account.id) || commitmentIds.includes(id);
