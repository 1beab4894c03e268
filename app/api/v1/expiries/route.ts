import { defineRoute } from "@/lib/server/define-route";
import { getExpiries } from "@/lib/server/queries/get-expiries";
import { clocks } from "@/lib/wire/common";
import { expiryAnswer } from "@/lib/wire/inventory";

export const GET = defineRoute({
  query: clocks,
  response: expiryAnswer,
  handle: ({ viewer, query }) => getExpiries(viewer, query),
});
