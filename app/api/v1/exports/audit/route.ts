import { defineDownload } from "@/lib/server/define-download";
import { exportAudit } from "@/lib/server/queries/export-audit";
import { auditExportQuery } from "@/lib/wire/export";

export const GET = defineDownload({
  query: auditExportQuery,
  open: ({ viewer, query }) => exportAudit(viewer, query),
});
