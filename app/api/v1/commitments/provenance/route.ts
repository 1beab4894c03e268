import { defineRoute } from "@/lib/server/define-route";
import { getListProof } from "@/lib/server/queries/get-list-proof";
import { listProofQuery, totalProofPage } from "@/lib/wire/total-proof";

export const GET = defineRoute({
  query: listProofQuery,
  response: totalProofPage,
  handle: ({ viewer, query }) => getListProof(viewer, query),
});
