import { defineBookRoute } from "@/lib/server/define-book-route";
import { getUtilization } from "@/lib/server/queries/get-utilization";
import { commitmentParams, utilizationAnswer } from "@/lib/wire/commitment";
import { clocks } from "@/lib/wire/common";

export const GET = defineBookRoute({
  params: commitmentParams,
  query: clocks,
  response: utilizationAnswer,
  handle: ({ viewer, params, query }) => getUtilization(viewer, { ...params, ...query }),
});
