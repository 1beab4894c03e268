import { defineBookRoute } from "@/lib/server/define-book-route";
import { listAccountLedger } from "@/lib/server/queries/list-account-ledger";
import { accountParams } from "@/lib/wire/account";
import { ledgerPage, ledgerQuery } from "@/lib/wire/ledger";

export const GET = defineBookRoute({
  params: accountParams,
  query: ledgerQuery,
  response: ledgerPage,
  handle: ({ viewer, params, query }) => listAccountLedger(viewer, { ...params, ...query }),
});
