import { defineRoute } from "@/lib/server/define-route";
import { getBookProof } from "@/lib/server/queries/get-book-proof";
import { bookProofQuery, totalProofPage } from "@/lib/wire/total-proof";

export const GET = defineRoute({
  query: bookProofQuery,
  response: totalProofPage,
  handle: ({ viewer, query }) => getBookProof(viewer, query),
});
