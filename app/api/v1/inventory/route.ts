import { defineBookRoute } from "@/lib/server/define-book-route";
import { listInventory } from "@/lib/server/queries/list-inventory";
import { inventoryPage, inventoryQuery } from "@/lib/wire/inventory";

export const GET = defineBookRoute({
  query: inventoryQuery,
  response: inventoryPage,
  handle: ({ viewer, query }) => listInventory(viewer, query),
});
