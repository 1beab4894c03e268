import { defineDownload } from "@/lib/server/define-download";
import { exportCommitments } from "@/lib/server/queries/export-commitments";
import { commitmentExportQuery } from "@/lib/wire/export";

export const GET = defineDownload({
  query: commitmentExportQuery,
  open: ({ viewer, query }) => exportCommitments(viewer, query),
});
