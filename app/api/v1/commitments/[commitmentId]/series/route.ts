import { defineBookRoute } from "@/lib/server/define-book-route";
import { getSeries } from "@/lib/server/queries/get-series";
import { commitmentParams } from "@/lib/wire/commitment";
import { seriesAnswer, seriesQuery } from "@/lib/wire/series";

export const GET = defineBookRoute({
  params: commitmentParams,
  query: seriesQuery,
  response: seriesAnswer,
  handle: ({ viewer, params, query }) => getSeries(viewer, { ...params, ...query }),
});
