import { comparePositions } from "@/lib/domain/standing/positions";
import type { Access } from "@/lib/server/access";
import { readCommitmentList } from "@/lib/server/answers/commitment-list";
import { toCommitmentRow } from "@/lib/server/answers/commitment-row";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { toMeta } from "@/lib/server/answers/meta";
import { askedClocks, openBook, readTogether } from "@/lib/server/answers/moment";
import { searchOf } from "@/lib/server/answers/search";
import { toUnitTotal } from "@/lib/server/answers/unit-total";
import { getContext } from "@/lib/server/context";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
import type { CommitmentPage, CommitmentQuery } from "@/lib/wire/commitment";

/** Every commitment that matches, with totals per unit over all of them and a count per view. */
export const readCommitmentPage = async (
  viewer: Access,
  input: CommitmentQuery,
): Promise<CommitmentPage> => {
  const context = getContext();
  const { state, view, sort, limit, provider, account, shape, unit, expiresBefore, q } = input;
  const cursor = decodeCursor(input.cursor);
  const asked = askedClocks(input, context.clock(), cursor);
  const book = await openBook(context, viewer.scope, asked);
  const filter = { provider, account, shape, unit, state, expiresBefore, q: searchOf(viewer, q) };
  const [list, connections] = await readTogether(context.db, book, (db) =>
    Promise.all([
      readCommitmentList(db, viewer.scope, book, { filter, view, sort, limit, cursor }),
      listConnectionReads(db, viewer.scope, book.clocks),
    ]),
  );
  return {
    data: list.rows.map(({ standing, at }) => toCommitmentRow(standing, at, viewer)),
    nextCursor: list.nextCursor,
    total: list.views[view],
    totals: [...list.sums].sort(comparePositions).map(toUnitTotal),
    viewCounts: list.views,
    meta: toMeta(book.clocks, connections),
  };
};
