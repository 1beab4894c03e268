import { defineDownload } from "@/lib/server/define-download";
import { exportAudit } from "@/lib/server/queries/export-audit";
import { auditFilter } from "@/lib/wire/access";

export const GET = defineDownload({
  query: auditFilter,
  type: "text/csv",
  open: ({ viewer, query }) => exportAudit(viewer, query),
});
