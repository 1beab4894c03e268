import { defineBookRoute } from "@/lib/server/define-book-route";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { commitmentPage, commitmentQuery } from "@/lib/wire/commitment";

export const GET = defineBookRoute({
  query: commitmentQuery,
  response: commitmentPage,
  handle: ({ viewer, query }) => listCommitments(viewer, query),
});
