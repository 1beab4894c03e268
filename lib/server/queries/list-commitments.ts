import { findValue, type Metric } from "@/lib/domain/metric";
import { compareDecimals, type Decimal } from "@/lib/domain/money";
import { positionsOf } from "@/lib/domain/positions";
import { compareText, type Standing } from "@/lib/domain/standing";
import { commitmentViews, isInView } from "@/lib/domain/views";
import { isRisk } from "@/lib/domain/what-comes";
import { requireAction } from "@/lib/server/access";
import { getContext } from "@/lib/server/context";
import { toCommitmentRow } from "@/lib/server/queries/commitment-row";
import { clocksOf, cutPage, decodeCursor } from "@/lib/server/queries/cursor";
import { toAmountMetric } from "@/lib/server/queries/figures";
import { toMeta } from "@/lib/server/queries/meta";
import { readBook } from "@/lib/server/queries/read-book";
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
  const filter = { provider, account, shape, unit, expiresBefore, q };
  const book = await readBook(db, viewer.scope, clocks, filter);
  const filtered = book.standings.filter(
    (standing) =>
      book.matching.has(standing.record.commitment.id) &&
      (state === undefined || standing.state === state),
  );
  const listed = filtered.filter((standing) => isInView(standing, view)).sort(orders[sort]);
  const page = cutPage(listed, ({ record }) => record.commitment.id, { limit, cursor, clocks });
  return {
    data: page.rows.map((standing) => toCommitmentRow(standing, clocks.asOf)),
    nextCursor: page.nextCursor,
    total: listed.length,
    totals: totalsOf(listed),
    viewCounts: Object.fromEntries(
      commitmentViews.map((each) => [
        each,
        filtered.filter((standing) => isInView(standing, each)).length,
      ]),
    ),
    meta: toMeta(clocks, book.connections),
  };
};

const totalsOf = (standings: readonly Standing[]): CommitmentPage["totals"] =>
  positionsOf(standings).map(({ unit, commitments, withoutAmount, committed, available }) => ({
    unit,
    count: commitments,
    committed: toAmountMetric(committed, unit),
    available: toAmountMetric(available, unit),
    withoutAmount,
  }));

type Order = (left: Standing, right: Standing) => number;

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const byName: Order = ({ record: left }, { record: right }) =>
  collator.compare(left.commitment.name, right.commitment.name) ||
  compareText(left.commitment.start, right.commitment.start) ||
  compareText(left.commitment.id, right.commitment.id);

const byAccount: Order = (left, right) =>
  collator.compare(left.record.accountName, right.record.accountName) ||
  compareText(left.record.commitment.accountId, right.record.commitment.accountId) ||
  compareText(right.record.commitment.start, left.record.commitment.start) ||
  byName(left, right);

const byEnd: Order = ({ record: left }, { record: right }) =>
  compareText(left.commitment.end ?? "~", right.commitment.end ?? "~");

/** What has no number comes last in both directions. */
const byNumber =
  (of: (standing: Standing) => Metric<Decimal>, direction: 1 | -1): Order =>
  (left, right) => {
    const [first, second] = [findValue(of(left)), findValue(of(right))];
    if (first === null || second === null) {
      return Number(first === null) - Number(second === null) || byAccount(left, right);
    }
    return direction * compareDecimals(first, second) || byAccount(left, right);
  };

/** The nearest date first; what is no risk follows in the order of its end. */
const byRisk: Order = (left, right) =>
  compareText(riskDate(left), riskDate(right)) || byEnd(left, right) || byAccount(left, right);

const riskDate = ({ whatComes }: Standing): string =>
  isRisk(whatComes) && "at" in whatComes ? whatComes.at : "~";

const orders: Readonly<Record<CommitmentQuery["sort"], Order>> = {
  account: byAccount,
  name: byName,
  end: (left, right) => byEnd(left, right) || byAccount(left, right),
  "-end": (left, right) => byEnd(right, left) || byAccount(left, right),
  available: byNumber(({ figures }) => figures.available, 1),
  "-available": byNumber(({ figures }) => figures.available, -1),
  utilization: byNumber(({ figures }) => figures.utilization, 1),
  "-utilization": byNumber(({ figures }) => figures.utilization, -1),
  risk: byRisk,
};
