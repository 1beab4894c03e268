import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from "@tanstack/react-query";
import { getJson, toQuery } from "@/lib/client/get-json";
import type { Clocks } from "@/lib/paths/page";
import { expiryAnswer, type InventoryFilters, inventoryPage } from "@/lib/wire/inventory";

export const inventoryOptions = (filters: InventoryFilters) =>
  infiniteQueryOptions({
    queryKey: ["inventory", filters],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        `/api/v1/inventory${toQuery({ ...filters, limit: 200, cursor: pageParam })}`,
        inventoryPage,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });

export const useInventory = (filters: InventoryFilters) =>
  useInfiniteQuery(inventoryOptions(filters));

export const expiryOptions = (clocks: Clocks) =>
  queryOptions({
    queryKey: ["expiries", clocks],
    queryFn: ({ signal }) => getJson(`/api/v1/expiries${toQuery(clocks)}`, expiryAnswer, signal),
  });

export const useExpiries = (clocks: Clocks) => useQuery(expiryOptions(clocks));
