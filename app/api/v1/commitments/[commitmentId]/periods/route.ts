import { defineBookRoute } from "@/lib/server/define-book-route";
import { getPeriods } from "@/lib/server/queries/get-periods";
import { commitmentParams, periodsAnswer } from "@/lib/wire/commitment";
import { clocks } from "@/lib/wire/common";

export const GET = defineBookRoute({
  params: commitmentParams,
  query: clocks,
  response: periodsAnswer,
  handle: ({ viewer, params, query }) => getPeriods(viewer, { ...params, ...query }),
});
