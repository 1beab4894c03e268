import { defineRoute } from "@/lib/server/define-route";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { commitmentAnswer, commitmentParams } from "@/lib/wire/commitment";
import { clocks } from "@/lib/wire/common";

export const GET = defineRoute({
  params: commitmentParams,
  query: clocks,
  response: commitmentAnswer,
  handle: ({ viewer, params, query }) => getCommitment(viewer, { ...params, ...query }),
});
