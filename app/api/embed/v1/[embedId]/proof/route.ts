import { toAnswer } from "@/lib/server/answer";
import { defineEmbedRead } from "@/lib/server/embed/define-embed-read";
import { getEmbedProof } from "@/lib/server/queries/get-embed-proof";
import { embedParams } from "@/lib/wire/embed";
import { embedProofAnswer, embedProofQuery } from "@/lib/wire/embed-view";

export const GET = defineEmbedRead({
  params: embedParams,
  query: embedProofQuery.strict(),
  respond: async (request, { viewer, query }) =>
    toAnswer(request, embedProofAnswer.parse(await getEmbedProof(viewer, query))),
});
