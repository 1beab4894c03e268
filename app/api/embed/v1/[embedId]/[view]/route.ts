import { toAnswer } from "@/lib/server/answer";
import { defineEmbedRead } from "@/lib/server/embed/define-embed-read";
import { getEmbedView } from "@/lib/server/queries/get-embed-view";
import { embedViewAnswer, embedViewParams, embedViewQuery } from "@/lib/wire/embed-view";

export const GET = defineEmbedRead({
  params: embedViewParams,
  query: embedViewQuery.strict(),
  respond: async (request, { viewer, params, query }) =>
    toAnswer(request, embedViewAnswer.parse(await getEmbedView(viewer, { ...query, ...params }))),
});
