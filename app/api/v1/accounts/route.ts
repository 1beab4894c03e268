import { defineBookRoute } from "@/lib/server/define-book-route";
import { listAccounts } from "@/lib/server/queries/list-accounts";
import { accountPage, accountQuery } from "@/lib/wire/account";

export const GET = defineBookRoute({
  query: accountQuery,
  response: accountPage,
  handle: ({ viewer, query }) => listAccounts(viewer, query),
});
