import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from "@tanstack/react-query";
import { getJson, toQuery } from "@/lib/client/get-json";
import type { TableFormat } from "@/lib/domain/base/file-words";
import type { Clocks } from "@/lib/paths/page";
import {
  type AccountFilters,
  accountAnswer,
  accountPage,
  aggregateAnswer,
} from "@/lib/wire/account";
import { ledgerPage } from "@/lib/wire/ledger";

export const accountsOptions = (filters: AccountFilters) =>
  infiniteQueryOptions({
    queryKey: ["accounts", filters],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        `/api/v1/accounts${toQuery({ ...filters, limit: 100, cursor: pageParam })}`,
        accountPage,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });

export const useAccounts = (filters: AccountFilters) => useInfiniteQuery(accountsOptions(filters));

export const accountOptions = (accountId: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ["accounts", accountId, clocks],
    queryFn: ({ signal }) =>
      getJson(
        `/api/v1/accounts/${encodeURIComponent(accountId)}${toQuery(clocks)}`,
        accountAnswer,
        signal,
      ),
  });

export const useAccount = (accountId: string, clocks: Clocks) =>
  useQuery(accountOptions(accountId, clocks));

export const accountLedgerOptions = (accountId: string, clocks: Clocks) =>
  infiniteQueryOptions({
    queryKey: ["accounts", accountId, "ledger", clocks],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        `/api/v1/accounts/${encodeURIComponent(accountId)}/ledger${toQuery({ ...clocks, limit: 50, cursor: pageParam })}`,
        ledgerPage,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

/** Where the whole ledger of an account can be had as a file. */
export const accountLedgerFile = (accountId: string, clocks: Clocks, format: TableFormat): string =>
  `/api/v1/exports/ledger${toQuery({ account: accountId, ...clocks, format })}`;

export const useAccountLedger = (accountId: string, clocks: Clocks) =>
  useInfiniteQuery(accountLedgerOptions(accountId, clocks));

export const aggregateOptions = (accountId: string, product: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ["accounts", accountId, "aggregates", product, clocks],
    queryFn: ({ signal }) =>
      getJson(
        `/api/v1/accounts/${encodeURIComponent(accountId)}/aggregates${toQuery({ ...clocks, product })}`,
        aggregateAnswer,
        signal,
      ),
    placeholderData: keepPreviousData,
  });

export const useAggregates = (accountId: string, product: string, clocks: Clocks) =>
  useQuery(aggregateOptions(accountId, product, clocks));
