import { defineRoute } from "@/lib/server/define-route";
import { getSummary } from "@/lib/server/queries/get-summary";
import { summaryAnswer, summaryQuery } from "@/lib/wire/summary";

export const GET = defineRoute({
  query: summaryQuery,
  response: summaryAnswer,
  handle: ({ viewer, query }) => getSummary(viewer, query),
});
