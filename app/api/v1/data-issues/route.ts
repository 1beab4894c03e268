import { defineRoute } from "@/lib/server/define-route";
import { listDataIssues } from "@/lib/server/queries/list-data-issues";
import { dataIssuePage, dataIssueQuery } from "@/lib/wire/connection";

export const GET = defineRoute({
  query: dataIssueQuery,
  response: dataIssuePage,
  handle: ({ viewer, query }) => listDataIssues(viewer, query),
});
