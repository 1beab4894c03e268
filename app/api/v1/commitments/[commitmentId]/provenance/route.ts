import { defineRoute } from "@/lib/server/define-route";
import { getProvenance } from "@/lib/server/queries/get-provenance";
import { commitmentParams } from "@/lib/wire/commitment";
import { provenanceAnswer, provenanceQuery } from "@/lib/wire/provenance";

export const GET = defineRoute({
  params: commitmentParams,
  query: provenanceQuery,
  response: provenanceAnswer,
  handle: ({ viewer, params, query }) => getProvenance(viewer, { ...params, ...query }),
});
