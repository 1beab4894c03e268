import type { Access } from "@/lib/server/access";
import { type AccountBook, getAccountBook } from "@/lib/server/answers/account-book";
import { type AccountOutline, toAccountOutline } from "@/lib/server/answers/account-outline";
import { askedClocks } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import type { ViewAsked } from "@/lib/server/embed/view-facts";
import type { Meta } from "@/lib/wire/common";

export type OutlineRead = {
  readonly own: AccountBook;
  readonly data: AccountOutline;
  readonly meta: Meta;
};

/** An account without what no frame shows, its months and contracts among it: ten on a page ask at once. */
export const readOutline = async (
  { viewer, clocks }: Pick<ViewAsked, "clocks"> & { readonly viewer: Access },
  accountId: string,
): Promise<OutlineRead> => {
  const own = await getAccountBook(viewer, askedClocks(clocks, getContext().clock()), accountId);
  return { own, data: toAccountOutline(viewer, own), meta: own.meta };
};
