import { defineBookRoute } from "@/lib/server/define-book-route";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { commitmentAnswer, commitmentParams } from "@/lib/wire/commitment";
import { clocks } from "@/lib/wire/common";

export const GET = defineBookRoute({
  params: commitmentParams,
  query: clocks,
  response: commitmentAnswer,
  handle: ({ viewer, params, query }) => getCommitment(viewer, { ...params, ...query }),
});
