import { defineBookRoute } from "@/lib/server/define-book-route";
import { getSummary } from "@/lib/server/queries/get-summary";
import { summaryAnswer, summaryQuery } from "@/lib/wire/summary";

export const GET = defineBookRoute({
  query: summaryQuery,
  response: summaryAnswer,
  handle: ({ viewer, query }) => getSummary(viewer, query),
});
