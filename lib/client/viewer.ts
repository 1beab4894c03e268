import { queryOptions, useQuery } from "@tanstack/react-query";
import { getJson } from "@/lib/client/get-json";
import { viewerAnswer } from "@/lib/wire/viewer";

export const viewerOptions = () =>
  queryOptions({
    queryKey: ["viewer"],
    queryFn: ({ signal }) => getJson("/api/v1/viewer", viewerAnswer, signal),
    staleTime: 60_000,
  });

export const useViewer = () => useQuery(viewerOptions());
