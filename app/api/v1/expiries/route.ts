import { defineBookRoute } from "@/lib/server/define-book-route";
import { getExpiries } from "@/lib/server/queries/get-expiries";
import { clocks } from "@/lib/wire/common";
import { expiryAnswer } from "@/lib/wire/inventory";

export const GET = defineBookRoute({
  query: clocks,
  response: expiryAnswer,
  handle: ({ viewer, query }) => getExpiries(viewer, query),
});
