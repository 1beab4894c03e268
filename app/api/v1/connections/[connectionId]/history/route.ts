import { requestHistory } from "@/lib/server/commands/request-history";
import { defineRoute } from "@/lib/server/define-route";
import { connectionParams, syncRunAnswer } from "@/lib/wire/connection";

export const POST = defineRoute({
  params: connectionParams,
  response: syncRunAnswer,
  handle: ({ viewer, params }) => requestHistory(viewer, params),
});
