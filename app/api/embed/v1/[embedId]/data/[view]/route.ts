import { toAnswer } from "@/lib/server/answer";
import { defineEmbedRead } from "@/lib/server/embed/define-embed-read";
import { getEmbedData } from "@/lib/server/queries/get-embed-data";
import { embedDataAnswer } from "@/lib/wire/embed-data";
import { embedViewParams, embedViewQuery } from "@/lib/wire/embed-view";

export const GET = defineEmbedRead({
  params: embedViewParams,
  query: embedViewQuery.strict(),
  respond: async (request, { viewer, params, query }) =>
    toAnswer(request, embedDataAnswer.parse(await getEmbedData(viewer, { ...query, ...params }))),
});
