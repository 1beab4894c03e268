import { defineBookRoute } from "@/lib/server/define-book-route";
import { getRollForward } from "@/lib/server/queries/get-roll-forward";
import { rollForwardPage, rollForwardQuery } from "@/lib/wire/report";

export const GET = defineBookRoute({
  query: rollForwardQuery,
  response: rollForwardPage,
  handle: ({ viewer, query }) => getRollForward(viewer, query),
});
