import { defineRoute } from "@/lib/server/define-route";
import { getEntryBreakdown } from "@/lib/server/queries/get-entry-breakdown";
import { clocks } from "@/lib/wire/common";
import { entryBreakdownAnswer, entryParams } from "@/lib/wire/ledger";

export const GET = defineRoute({
  params: entryParams,
  query: clocks,
  response: entryBreakdownAnswer,
  handle: ({ viewer, params, query }) => getEntryBreakdown(viewer, { ...params, ...query }),
});
