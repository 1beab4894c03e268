import { answerDownload } from "@/lib/server/define-download";
import { defineEmbedRead } from "@/lib/server/embed/define-embed-read";
import { exportEmbedLedger } from "@/lib/server/queries/export-embed-ledger";
import { embedParams } from "@/lib/wire/embed";
import { embedViewQuery } from "@/lib/wire/embed-view";

export const GET = defineEmbedRead({
  params: embedParams,
  query: embedViewQuery.strict(),
  respond: async (request, { viewer, query }) =>
    answerDownload(request, viewer, {
      download: await exportEmbedLedger(viewer, query),
      type: "text/csv",
    }),
});
