import { answerDownload } from "@/lib/server/define-download";
import { defineEmbedRead } from "@/lib/server/embed/define-embed-read";
import { exportEmbedView } from "@/lib/server/queries/export-embed-view";
import { embedExportParams, embedExportQuery } from "@/lib/wire/embed-view";

export const GET = defineEmbedRead({
  params: embedExportParams,
  query: embedExportQuery,
  respond: async (request, { viewer, params, query }) =>
    answerDownload(request, viewer, await exportEmbedView(viewer, params.format, query)),
});
