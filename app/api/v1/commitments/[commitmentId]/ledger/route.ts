import { defineRoute } from "@/lib/server/define-route";
import { listLedger } from "@/lib/server/queries/list-ledger";
import { commitmentParams } from "@/lib/wire/commitment";
import { ledgerPage, ledgerQuery } from "@/lib/wire/ledger";

export const GET = defineRoute({
  params: commitmentParams,
  query: ledgerQuery,
  response: ledgerPage,
  handle: ({ viewer, params, query }) => listLedger(viewer, { ...params, ...query }),
});
