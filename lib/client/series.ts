import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { getJson, toQuery } from "@/lib/client/get-json";
import type { Clocks } from "@/lib/paths/page";
import { type SeriesQuery, seriesAnswer } from "@/lib/wire/series";

/** Absent: the whole term. */
export type SeriesPeriod = Pick<SeriesQuery, "from" | "to">;

export const seriesOptions = (commitmentId: string, clocks: Clocks, period: SeriesPeriod = {}) =>
  queryOptions({
    queryKey: ["commitments", commitmentId, "series", { ...clocks, ...period }],
    queryFn: ({ signal }) =>
      getJson(
        `/api/v1/commitments/${encodeURIComponent(commitmentId)}/series${toQuery({ ...clocks, ...period })}`,
        seriesAnswer,
        signal,
      ),
    placeholderData: keepPreviousData,
  });

export const useSeries = (commitmentId: string, clocks: Clocks, period?: SeriesPeriod) =>
  useQuery(seriesOptions(commitmentId, clocks, period));
