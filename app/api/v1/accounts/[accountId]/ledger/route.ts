import { defineRoute } from "@/lib/server/define-route";
import { listAccountLedger } from "@/lib/server/queries/list-account-ledger";
import { accountParams } from "@/lib/wire/account";
import { ledgerPage, ledgerQuery } from "@/lib/wire/ledger";

export const GET = defineRoute({
  params: accountParams,
  query: ledgerQuery,
  response: ledgerPage,
  handle: ({ viewer, params, query }) => listAccountLedger(viewer, { ...params, ...query }),
});
