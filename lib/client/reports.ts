import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getJson, toQuery } from "@/lib/client/get-json";
import type { TableFormat } from "@/lib/domain/base/file-words";
import {
  type ReportEntriesFilters,
  type RollForwardFilters,
  reportEntriesPage,
  rollForwardPage,
} from "@/lib/wire/report";

const rollForwardOptions = (filters: RollForwardFilters) =>
  infiniteQueryOptions({
    queryKey: ["roll-forward", filters],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        `/api/v1/reports/roll-forward${toQuery({ ...filters, cursor: pageParam })}`,
        rollForwardPage,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });

export const useRollForward = (filters: RollForwardFilters) =>
  useInfiniteQuery(rollForwardOptions(filters));

const reportEntriesOptions = (filters: ReportEntriesFilters) =>
  infiniteQueryOptions({
    queryKey: ["roll-forward", "entries", filters],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        `/api/v1/reports/roll-forward/entries${toQuery({ ...filters, cursor: pageParam })}`,
        reportEntriesPage,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });

export const useReportEntries = (filters: ReportEntriesFilters) =>
  useInfiniteQuery(reportEntriesOptions(filters));

/** All of its rows as a file: asked with what is on the screen. */
export const rollForwardFile = (filters: RollForwardFilters, format: TableFormat): string =>
  `/api/v1/exports/roll-forward${toQuery({ ...filters, format })}`;
