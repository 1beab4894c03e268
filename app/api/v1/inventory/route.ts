import { defineRoute } from "@/lib/server/define-route";
import { listInventory } from "@/lib/server/queries/list-inventory";
import { inventoryPage, inventoryQuery } from "@/lib/wire/inventory";

export const GET = defineRoute({
  query: inventoryQuery,
  response: inventoryPage,
  handle: ({ viewer, query }) => listInventory(viewer, query),
});
