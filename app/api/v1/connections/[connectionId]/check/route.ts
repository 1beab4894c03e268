import { checkConnection } from "@/lib/server/commands/check-connection";
import { defineRoute } from "@/lib/server/define-route";
import { checkAnswer, connectionParams } from "@/lib/wire/connection";

export const POST = defineRoute({
  params: connectionParams,
  response: checkAnswer,
  handle: ({ viewer, params }) => checkConnection(viewer, params),
});
