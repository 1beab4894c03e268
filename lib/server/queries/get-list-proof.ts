import { type Access, requireAction } from "@/lib/server/access";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { readListAddends } from "@/lib/server/answers/list-addends";
import { toMeta } from "@/lib/server/answers/meta";
import { askedClocks, openBook, readTogether } from "@/lib/server/answers/moment";
import { searchOf } from "@/lib/server/answers/search";
import { getContext } from "@/lib/server/context";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
import type { ListProofQuery, TotalProofPage } from "@/lib/wire/total-proof";

/** A total under a list, filtered as the list is, taken apart into its commitments. */
export const getListProof = async (
  viewer: Access,
  input: ListProofQuery,
): Promise<TotalProofPage> => {
  requireAction(viewer, "read-balances");
  const context = getContext();
  const { state, view, provider, account, shape, expiresBefore, q } = input;
  const { side, pool, kind, unit, figure, limit } = input;
  const cursor = decodeCursor(input.cursor);
  const asked = askedClocks(input, context.clock(), cursor);
  const book = await openBook(context, viewer.scope, asked);
  const named = { provider, account, shape, unit, state, expiresBefore };
  const filter = { ...named, q: searchOf(viewer, q) };
  const total = { side, pool, unit: { kind, code: unit } };
  const [page, connections] = await readTogether(context.db, book, (db) =>
    Promise.all([
      readListAddends(db, viewer.scope, book, { filter, view, total, figure, limit, cursor }),
      listConnectionReads(db, viewer.scope, book.clocks),
    ]),
  );
  return { ...page, meta: toMeta(book.clocks, connections) };
};
