import { type Access, requireAction } from "@/lib/server/access";
import { readAccountList } from "@/lib/server/answers/account-list";
import { toAccountRow } from "@/lib/server/answers/account-rows";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { toMeta } from "@/lib/server/answers/meta";
import { askedClocks, openBook, readTogether } from "@/lib/server/answers/moment";
import { searchOf } from "@/lib/server/answers/search";
import { getContext } from "@/lib/server/context";
import { listStreamReads } from "@/lib/store/read/list-account-records";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
import { narrowScope } from "@/lib/store/read/statement";
import type { AccountPage, AccountQuery } from "@/lib/wire/account";

/** Every account the viewer may see, those that could not be read among them. */
export const listAccounts = async (viewer: Access, input: AccountQuery): Promise<AccountPage> => {
  requireAction(viewer, "read-balances");
  const context = getContext();
  const { q, provider, sort, limit } = input;
  const cursor = decodeCursor(input.cursor);
  const book = await openBook(context, viewer.scope, askedClocks(input, context.clock(), cursor));
  const filter = { q: searchOf(viewer, q), provider };
  const { list, ...how } = await readTogether(context.db, book, async (db) => {
    const page = await readAccountList(db, viewer.scope, book, { filter, sort, limit, cursor });
    const ids = page.rows.map(({ record }) => record.account.id);
    return {
      list: page,
      streams: await listStreamReads(db, narrowScope(viewer.scope, ids)),
      connections: await listConnectionReads(db, viewer.scope, book.clocks),
    };
  });
  const reads = { ...how, knownAt: book.clocks.knownAt };
  return {
    data: list.rows.map((row) => toAccountRow(row, reads)),
    nextCursor: list.nextCursor,
    total: list.total,
    meta: toMeta(book.clocks, how.connections),
  };
};
