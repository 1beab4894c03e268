import { type Access, requireAction } from "@/lib/server/access";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { toMeta } from "@/lib/server/answers/meta";
import { askedClocks, openBook, readTogether } from "@/lib/server/answers/moment";
import { readPositionAddends } from "@/lib/server/answers/position-addends";
import { toTotalPage } from "@/lib/server/answers/total-page";
import { getContext } from "@/lib/server/context";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
import type { BookProofQuery, TotalProofPage } from "@/lib/wire/total-proof";

/** A total of the book, or of one source in it, taken apart into its accounts. */
export const getBookProof = async (
  viewer: Access,
  input: BookProofQuery,
): Promise<TotalProofPage> => {
  requireAction(viewer, "read-balances");
  const context = getContext();
  const { side, pool, kind, unit, provider, figure, limit } = input;
  const cursor = decodeCursor(input.cursor);
  const asked = askedClocks(input, context.clock(), cursor);
  const book = await openBook(context, viewer.scope, asked);
  const key = { side, pool, unit: { kind, code: unit }, provider };
  const [addends, connections] = await readTogether(context.db, book, (db) =>
    Promise.all([
      readPositionAddends(db, viewer.scope, book, key, { figure, limit, cursor }),
      listConnectionReads(db, viewer.scope, book.clocks),
    ]),
  );
  return toTotalPage({ addends, key, figure, meta: toMeta(book.clocks, connections) });
};
