import { type Access, requireAction } from "@/lib/server/access";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { toMeta } from "@/lib/server/answers/meta";
import { askedClocks, openBook, readTogether } from "@/lib/server/answers/moment";
import { searchOf } from "@/lib/server/answers/search";
import { readTimeline } from "@/lib/server/answers/timeline-list";
import { toTimelineRow } from "@/lib/server/answers/timeline-row";
import { getContext } from "@/lib/server/context";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
import type { TimelinePage, TimelineQuery } from "@/lib/wire/timeline";

/** Every term that matches on one axis, account by account, with what stands between them. */
export const listTimeline = async (viewer: Access, input: TimelineQuery): Promise<TimelinePage> => {
  requireAction(viewer, "read-balances");
  const context = getContext();
  const { state, view, limit, provider, account, shape, unit, expiresBefore, q } = input;
  const cursor = decodeCursor(input.cursor);
  const book = await openBook(context, viewer.scope, askedClocks(input, context.clock(), cursor));
  const filter = { provider, account, shape, unit, state, expiresBefore, q: searchOf(viewer, q) };
  const [list, connections] = await readTogether(context.db, book, (db) =>
    Promise.all([
      readTimeline(db, viewer.scope, book, { filter, view, limit, cursor }),
      listConnectionReads(db, viewer.scope, book.clocks),
    ]),
  );
  const { sides, ...counts } = list;
  return {
    data: sides.flatMap((side) => toTimelineRow(side, book.clocks.asOf, viewer) ?? []),
    ...counts,
    meta: toMeta(book.clocks, connections),
  };
};
