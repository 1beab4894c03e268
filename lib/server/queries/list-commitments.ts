import { positionsOf } from "@/lib/domain/positions";
import type { Standing } from "@/lib/domain/standing";
import { commitmentViews, isInView } from "@/lib/domain/views";
import { requireAction } from "@/lib/server/access";
import { getContext } from "@/lib/server/context";
import { toCommitmentRow } from "@/lib/server/queries/commitment-row";
import { clocksOf, cutPage, decodeCursor } from "@/lib/server/queries/cursor";
import { toAmountMetric } from "@/lib/server/queries/figures";
import { toMeta } from "@/lib/server/queries/meta";
import { readBook } from "@/lib/server/queries/read-book";
import { searchOf } from "@/lib/server/queries/search";
import { sortCommitments } from "@/lib/server/queries/sort-commitments";
import type { Viewer } from "@/lib/server/viewer";
import type { CommitmentPage, CommitmentQuery } from "@/lib/wire/commitment";

/** Every commitment that matches, with totals per unit over all of them and a count per view. */
export const listCommitments = async (
  viewer: Viewer,
  input: CommitmentQuery,
): Promise<CommitmentPage> => {
  requireAction(viewer, "read-balances");
  const { db, clock } = getContext();
  const { state, view, sort, limit, provider, account, shape, unit, expiresBefore, q } = input;
  const cursor = decodeCursor(input.cursor);
  const clocks = clocksOf(input, clock(), cursor);
  const filter = { provider, account, shape, unit, expiresBefore, q: searchOf(viewer, q) };
  const book = await readBook(db, viewer.scope, clocks, filter);
  const filtered = book.standings.filter(
    (standing) =>
      book.matching.has(standing.record.commitment.id) &&
      (state === undefined || standing.state === state),
  );
  const listed = sortCommitments[sort](
    filtered.filter((each) => isInView(each, view, clocks.asOf)),
  );
  const page = cutPage(listed, ({ record }) => record.commitment.id, { limit, cursor, clocks });
  return {
    data: page.rows.map((standing) => toCommitmentRow(standing, clocks.asOf, viewer)),
    nextCursor: page.nextCursor,
    total: listed.length,
    totals: totalsOf(listed),
    viewCounts: Object.fromEntries(
      commitmentViews.map((each) => [
        each,
        filtered.filter((standing) => isInView(standing, each, clocks.asOf)).length,
      ]),
    ),
    meta: toMeta(clocks, book.connections),
  };
};

const totalsOf = (standings: readonly Standing[]): CommitmentPage["totals"] =>
  positionsOf(standings).map((position) => ({
    unit: position.unit,
    side: position.side,
    pool: position.pool,
    count: position.commitments,
    committed: toAmountMetric(position.committed, position.unit),
    available: toAmountMetric(position.available, position.unit),
    withoutAmount: position.withoutAmount,
  }));
