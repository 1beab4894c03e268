import { defineBookRoute } from "@/lib/server/define-book-route";
import { listReportEntries } from "@/lib/server/queries/list-report-entries";
import { reportEntriesPage, reportEntriesQuery } from "@/lib/wire/report";

export const GET = defineBookRoute({
  query: reportEntriesQuery,
  response: reportEntriesPage,
  handle: ({ viewer, query }) => listReportEntries(viewer, query),
});
