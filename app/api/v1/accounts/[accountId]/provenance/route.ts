import { defineRoute } from "@/lib/server/define-route";
import { getAccountProof } from "@/lib/server/queries/get-account-proof";
import { accountParams } from "@/lib/wire/account";
import { accountProofQuery, totalProofPage } from "@/lib/wire/total-proof";

export const GET = defineRoute({
  params: accountParams,
  query: accountProofQuery,
  response: totalProofPage,
  handle: ({ viewer, params, query }) => getAccountProof(viewer, { ...params, ...query }),
});
