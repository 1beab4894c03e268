import { defineDownload } from "@/lib/server/define-download";
import { exportRollForward } from "@/lib/server/queries/export-roll-forward";
import { rollForwardExportQuery } from "@/lib/wire/export";

export const GET = defineDownload({
  query: rollForwardExportQuery,
  open: ({ viewer, query }) => exportRollForward(viewer, query),
});
