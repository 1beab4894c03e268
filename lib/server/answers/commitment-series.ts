import { originOf } from "@/lib/domain/standing/standing";
import type { Access } from "@/lib/server/access";
import type { CommitmentBook } from "@/lib/server/answers/account-book";
import { readBalanceSeries } from "@/lib/server/answers/balance-series";
import { forecastOf } from "@/lib/server/answers/forecast";
import { readHourlyDays, toHourlyDays } from "@/lib/server/answers/hourly-series";
import { edgesOf, periodOf, type SeriesPeriod, touches } from "@/lib/server/answers/series-period";
import {
  readUtilizationDays,
  toDaySeries,
  toSegments,
} from "@/lib/server/answers/utilization-days";
import { getContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { sources } from "@/lib/sources/sources";
import type { Queryable } from "@/lib/store/database";
import type { CommitmentSeries, SeriesQuery } from "@/lib/wire/series";

/** What the chart of a commitment is drawn from: bounded, however long its ledger is. */
export const readCommitmentSeries = async (
  viewer: Access,
  own: CommitmentBook,
  input: SeriesQuery,
): Promise<CommitmentSeries> => {
  const period = periodOf(input);
  const { clocks } = own;
  const { commitment } = own.standing.record;
  const segments = own.standing.segments.filter(
    ({ segment }) => input.segment === undefined || segment.id === input.segment,
  );
  if (segments.length === 0 && input.segment !== undefined) throw notFound("segment");
  const series = await readSeries(getContext().db, own, {
    period,
    segmentId: input.segment ?? null,
    maySeeRaw: viewer.can["read-contract-terms"],
  });
  const terms = segments.map(({ segment }) => segment);
  return {
    unit: commitment.unit,
    dayZone: sources[commitment.provider].dayZone,
    ...edgesOf(period, terms, series.balance?.points ?? [], clocks.asOf),
    segments: toSegments(segments),
    ...series,
    forecast: forecastOf(own.standing, clocks.asOf),
  };
};

type Asked = {
  readonly period: SeriesPeriod;
  readonly segmentId: string | null;
  readonly maySeeRaw: boolean;
};

/** By the hour, by charge day, or entry by entry: a commitment has one of the three. */
const readSeries = async (
  db: Queryable,
  own: CommitmentBook,
  { period, segmentId, maySeeRaw }: Asked,
): Promise<Pick<CommitmentSeries, "balance" | "days" | "hourly">> => {
  const { standing, scope, clocks } = own;
  const { commitment } = standing.record;
  if (commitment.model === "continuous") {
    const days = await readHourlyDays(db, own, clocks, maySeeRaw);
    const shown = days.filter((day) => touches(period, day));
    return { balance: null, days: null, hourly: toHourlyDays(shown, commitment, clocks.asOf) };
  }
  if (originOf(commitment) === "derived") {
    const shown = (await readUtilizationDays(db, own, clocks)).filter(
      (day) => touches(period, day) && (segmentId === null || day.segmentId === segmentId),
    );
    return { balance: null, days: toDaySeries(shown), hourly: null };
  }
  const { accountId, id: commitmentId } = commitment;
  const balance = await readBalanceSeries(db, scope, clocks, {
    filter: { accountId, commitmentId, segmentId, ...period },
    zone: sources[commitment.provider].dayZone,
    isGiven: standing.segments.every(({ segment }) => segment.granted !== null),
  });
  return { balance, days: null, hourly: null };
};
