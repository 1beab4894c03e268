import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect } from "react";
import { getJson, sendJson, toQuery } from "@/lib/client/get-json";
import {
  checkAnswer,
  connectionAnswer,
  connectionPage,
  type DataIssueFilters,
  dataIssuePage,
  type KeyBody,
  type NewConnection,
  type SettingsBody,
  type SyncRun,
  syncRunAnswer,
} from "@/lib/wire/connection";

export const connectionsOptions = () =>
  queryOptions({
    queryKey: ["connections"],
    queryFn: ({ signal }) => getJson("/api/v1/connections?limit=200", connectionPage, signal),
  });

export const useConnections = () => useQuery(connectionsOptions());

const isUnderWay = (run: SyncRun | null | undefined): boolean =>
  run?.state === "queued" || run?.state === "running";

/** Follows a run while it is under way; everything read before it is asked again when it ends. */
export const useSyncRun = (latest: SyncRun | null): SyncRun | null => {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey: ["sync-runs", latest?.id],
    queryFn: ({ signal }) => getJson(`/api/v1/sync-runs/${latest?.id}`, syncRunAnswer, signal),
    enabled: latest !== null && isUnderWay(latest),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.data ?? latest) ? 1_000 : false),
  });
  const run = data?.data ?? latest;
  const hasEnded = data !== undefined && !isUnderWay(data.data) && isUnderWay(latest);
  useEffect(() => {
    if (hasEnded) void queryClient.invalidateQueries();
  }, [hasEnded, queryClient]);
  return run;
};

export const useRequestSync = (connectionId: string) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      sendJson("POST", `/api/v1/connections/${connectionId}/sync`, {}, syncRunAnswer),
    onSuccess: () => queryClient.invalidateQueries(connectionsOptions()),
  });
};

export const useRequestHistory = (connectionId: string) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      sendJson("POST", `/api/v1/connections/${connectionId}/history`, {}, syncRunAnswer),
    onSuccess: () => queryClient.invalidateQueries(connectionsOptions()),
  });
};

export const useAcceptDoubt = (connectionId: string) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (doubtId: string) => {
      const path = `/api/v1/connections/${connectionId}/doubts/${doubtId}/accept`;
      return sendJson("POST", path, {}, syncRunAnswer);
    },
    onSuccess: () => queryClient.invalidateQueries(connectionsOptions()),
  });
};

export const useCheckConnection = (connectionId: string) =>
  useMutation({
    mutationFn: () =>
      sendJson("POST", `/api/v1/connections/${connectionId}/check`, {}, checkAnswer),
  });

export const useUpdateConnection = (connectionId: string) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (settings: SettingsBody) =>
      sendJson("PATCH", `/api/v1/connections/${connectionId}`, settings, connectionAnswer),
    onSuccess: () => queryClient.invalidateQueries(connectionsOptions()),
  });
};

export const useReplaceKey = (connectionId: string) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: KeyBody) =>
      sendJson("POST", `/api/v1/connections/${connectionId}/key`, body, connectionAnswer),
    onSuccess: () => queryClient.invalidateQueries(connectionsOptions()),
  });
};

export const useCreateConnection = () => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NewConnection) =>
      sendJson("POST", "/api/v1/connections", body, connectionAnswer),
    onSuccess: () => queryClient.invalidateQueries(connectionsOptions()),
  });
};

export const dataIssuesOptions = (filters: DataIssueFilters) =>
  infiniteQueryOptions({
    queryKey: ["data-issues", filters],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        `/api/v1/data-issues${toQuery({ ...filters, limit: 100, cursor: pageParam })}`,
        dataIssuePage,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const useDataIssues = (filters: DataIssueFilters) =>
  useInfiniteQuery(dataIssuesOptions(filters));
