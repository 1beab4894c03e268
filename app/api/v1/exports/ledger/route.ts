import { defineDownload } from "@/lib/server/define-download";
import { exportLedger } from "@/lib/server/queries/export-ledger";
import { ledgerExportQuery } from "@/lib/wire/export";

export const GET = defineDownload({
  query: ledgerExportQuery,
  open: ({ viewer, query }) => exportLedger(viewer, query),
});
