import { type Metric, NOT_APPLICABLE, NOT_GIVEN } from "@/lib/domain/base/metric";
import type { Decimal } from "@/lib/domain/base/money";
import { areUnlikeHours } from "@/lib/domain/hourly/unlike-hours";
import { type MetricSum, metricOfSum } from "@/lib/domain/standing/metric-sum";
import { comparePositions } from "@/lib/domain/standing/positions";
import { type Access, requireAction } from "@/lib/server/access";
import { readCommitmentList } from "@/lib/server/answers/commitment-list";
import { toCommitmentRow } from "@/lib/server/answers/commitment-row";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { toAmountMetric } from "@/lib/server/answers/figures";
import { toMeta } from "@/lib/server/answers/meta";
import { askedClocks, openBook, readTogether } from "@/lib/server/answers/moment";
import { searchOf } from "@/lib/server/answers/search";
import { getContext } from "@/lib/server/context";
import type { ListedSum } from "@/lib/store/projection/count-standings";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";
import type { CommitmentPage, CommitmentQuery } from "@/lib/wire/commitment";

/** Every commitment that matches, with totals per unit over all of them and a count per view. */
export const listCommitments = async (
  viewer: Access,
  input: CommitmentQuery,
): Promise<CommitmentPage> => {
  requireAction(viewer, "read-balances");
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
    totals: [...list.sums].sort(comparePositions).map(toTotal),
    viewCounts: list.views,
    meta: toMeta(book.clocks, connections),
  };
};

const toTotal = (sum: ListedSum): CommitmentPage["totals"][number] => {
  const counted = sum.commitments - sum.withoutAmount;
  const total = (of: MetricSum): Metric<Decimal> => {
    if (counted === 0) return NOT_GIVEN;
    return areUnlikeHours(sum, counted) ? NOT_APPLICABLE : metricOfSum(of);
  };
  return {
    unit: sum.unit,
    side: sum.side,
    pool: sum.pool,
    count: sum.commitments,
    committed: toAmountMetric(total(sum.committed), sum.unit),
    available: toAmountMetric(total(sum.available), sum.unit),
    overdrawn: toAmountMetric(total(sum.overdrawn), sum.unit),
    withoutAmount: sum.withoutAmount,
  };
};
