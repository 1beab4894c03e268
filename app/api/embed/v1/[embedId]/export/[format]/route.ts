import { answerDownload } from "@/lib/server/define-download";
import { defineEmbedRead } from "@/lib/server/embed/define-embed-read";
import { exportEmbedLedger } from "@/lib/server/queries/export-embed-ledger";
import { embedExportParams, embedViewQuery } from "@/lib/wire/embed-view";

export const GET = defineEmbedRead({
  params: embedExportParams,
  query: embedViewQuery.strict(),
  respond: async (request, { viewer, params, query }) =>
    answerDownload(request, viewer, await exportEmbedLedger(viewer, params.format, query)),
});
