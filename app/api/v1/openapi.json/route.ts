import { operations } from "@/app/api/v1/operations";
import { defineRoute } from "@/lib/server/define-route";
import { apiDescription, describeApi } from "@/lib/server/openapi";

export const GET = defineRoute({
  response: apiDescription,
  handle: async () => describeApi(operations),
});
