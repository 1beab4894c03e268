import { queryOptions, useQuery } from "@tanstack/react-query";
import { getJson, toQuery } from "@/lib/client/get-json";
import type { Clocks } from "@/lib/paths/page";
import { summaryAnswer } from "@/lib/wire/summary";

export const summaryOptions = (clocks: Clocks) =>
  queryOptions({
    queryKey: ["summary", clocks],
    queryFn: ({ signal }) => getJson(`/api/v1/summary${toQuery(clocks)}`, summaryAnswer, signal),
  });

export const useSummary = (clocks: Clocks) => useQuery(summaryOptions(clocks));
