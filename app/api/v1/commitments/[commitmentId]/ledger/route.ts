import { defineBookRoute } from "@/lib/server/define-book-route";
import { listLedger } from "@/lib/server/queries/list-ledger";
import { commitmentParams } from "@/lib/wire/commitment";
import { ledgerPage, ledgerQuery } from "@/lib/wire/ledger";

export const GET = defineBookRoute({
  params: commitmentParams,
  query: ledgerQuery,
  response: ledgerPage,
  handle: ({ viewer, params, query }) => listLedger(viewer, { ...params, ...query }),
});
