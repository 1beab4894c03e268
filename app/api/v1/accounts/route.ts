import { defineRoute } from "@/lib/server/define-route";
import { listAccounts } from "@/lib/server/queries/list-accounts";
import { accountPage, accountQuery } from "@/lib/wire/account";

export const GET = defineRoute({
  query: accountQuery,
  response: accountPage,
  handle: ({ viewer, query }) => listAccounts(viewer, query),
});
