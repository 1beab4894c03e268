import { defineDownload } from "@/lib/server/define-download";
import { exportStatement } from "@/lib/server/queries/export-statement";
import { statementExportQuery } from "@/lib/wire/export";

export const GET = defineDownload({
  query: statementExportQuery,
  open: ({ viewer, query }) => exportStatement(viewer, query),
});
