import { positionsOf } from "@/lib/domain/standing/positions";
import type { Standing } from "@/lib/domain/standing/standing";
import { commitmentViews, isInView } from "@/lib/domain/standing/views";
import { type Access, requireAction } from "@/lib/server/access";
import { toCommitmentRow } from "@/lib/server/answers/commitment-row";
import { clocksOf, cutPage, decodeCursor } from "@/lib/server/answers/cursor";
import { toAmountMetric } from "@/lib/server/answers/figures";
import { toMeta } from "@/lib/server/answers/meta";
import { searchOf } from "@/lib/server/answers/search";
import { sortCommitments } from "@/lib/server/answers/sort-commitments";
import { getContext } from "@/lib/server/context";
import { readBook } from "@/lib/store/read/read-book";
import type { CommitmentPage, CommitmentQuery } from "@/lib/wire/commitment";

/** Every commitment that matches, with totals per unit over all of them and a count per view. */
export const listCommitments = async (
  viewer: Access,
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
