import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getJson, toQuery } from "@/lib/client/get-json";
import { type TimelineFilters, timelinePage } from "@/lib/wire/timeline";

const timelineOptions = (filters: TimelineFilters) =>
  infiniteQueryOptions({
    queryKey: ["timeline", filters],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        `/api/v1/timeline${toQuery({ ...filters, limit: 25, cursor: pageParam })}`,
        timelinePage,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });

export const useTimeline = (filters: TimelineFilters) => useInfiniteQuery(timelineOptions(filters));
