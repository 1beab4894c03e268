import { defineBookRoute } from "@/lib/server/define-book-route";
import { getAccount } from "@/lib/server/queries/get-account";
import { accountAnswer, accountParams } from "@/lib/wire/account";
import { clocks } from "@/lib/wire/common";

export const GET = defineBookRoute({
  params: accountParams,
  query: clocks,
  response: accountAnswer,
  handle: ({ viewer, params, query }) => getAccount(viewer, { ...params, ...query }),
});
