import { unitKey } from "@/lib/domain/base/money";
import type { AggregatePoint } from "@/lib/domain/hourly/utilization-sample";
import { groupBy } from "@/lib/domain/standing/positions";
import { type Access, requireAction } from "@/lib/server/access";
import { getAccountAnswer } from "@/lib/server/answers/account-book";
import { askedClocks } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import { listAggregateDays } from "@/lib/store/read/list-aggregates";
import type { AggregateQuery, AggregateSeries } from "@/lib/wire/account";
import type { Meta } from "@/lib/wire/common";

/** The vendor's own days of one product: utilization, coverage and savings, series by series. */
export const listAccountAggregates = async (
  viewer: Access,
  input: AggregateQuery & { readonly accountId: string },
): Promise<{ data: AggregateSeries[]; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const { db, clock } = getContext();
  const asked = askedClocks(input, clock());
  const { scope, clocks, meta } = await getAccountAnswer(viewer, asked, input.accountId);
  const points = await listAggregateDays(db, scope, clocks, input.product);
  return { data: [...groupBy(points, seriesKey).values()].map(toSeries), meta };
};

/** What changes its basis or its unit half way is two series: nothing is drawn on one axis. */
const seriesKey = ({ scope, measure, basis, unit }: AggregatePoint): string =>
  [scope, measure, basis, unit === null ? "" : unitKey(unit)].join(" ");

const toSeries = (points: readonly [AggregatePoint, ...AggregatePoint[]]): AggregateSeries => {
  const { scope, measure, basis, unit } = points[0];
  return {
    scope,
    measure,
    basis,
    unit,
    points: points.map(({ start, end, value }) => ({ start, end, value })),
  };
};
