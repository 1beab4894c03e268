import { defineRoute } from "@/lib/server/define-route";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { commitmentPage, commitmentQuery } from "@/lib/wire/commitment";

export const GET = defineRoute({
  query: commitmentQuery,
  response: commitmentPage,
  handle: ({ viewer, query }) => listCommitments(viewer, query),
});
