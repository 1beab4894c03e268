import { type Access, requireAction } from "@/lib/server/access";
import { getCommitmentBook } from "@/lib/server/answers/account-book";
import { forecastOf } from "@/lib/server/answers/forecast";
import { readHourlySeries } from "@/lib/server/answers/hourly-series";
import { askedClocks } from "@/lib/server/answers/moment";
import { readUtilizationDays, toSegments } from "@/lib/server/answers/utilization-days";
import { getContext } from "@/lib/server/context";
import { sources } from "@/lib/sources/sources";
import type { UtilizationSeries } from "@/lib/wire/commitment";
import type { Meta } from "@/lib/wire/common";

/** Every charge day of every segment, or every day by the hour, and where the rate leads. */
export const getUtilization = async (
  viewer: Access,
  input: {
    readonly commitmentId: string;
    readonly asOf?: string | undefined;
    readonly knownAt?: string | undefined;
  },
): Promise<{ data: UtilizationSeries; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const { db, clock } = getContext();
  const own = await getCommitmentBook(viewer, askedClocks(input, clock()), input.commitmentId);
  const { standing, clocks, meta } = own;
  const { commitment } = standing.record;
  const isHourly = commitment.model === "continuous";
  const [points, hourly] = await Promise.all([
    isHourly ? [] : readUtilizationDays(db, own, clocks),
    isHourly ? readHourlySeries(db, own, clocks, viewer.can["read-contract-terms"]) : null,
  ]);
  const data: UtilizationSeries = {
    unit: commitment.unit,
    dayZone: sources[commitment.provider].dayZone,
    segments: toSegments(standing.segments),
    points,
    hourly,
    forecast: forecastOf(standing, clocks.asOf),
  };
  return { data, meta };
};
