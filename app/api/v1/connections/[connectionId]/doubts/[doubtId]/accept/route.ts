import { acceptDoubt } from "@/lib/server/commands/accept-doubt";
import { defineRoute } from "@/lib/server/define-route";
import { doubtParams, syncRunAnswer } from "@/lib/wire/connection";

export const POST = defineRoute({
  params: doubtParams,
  response: syncRunAnswer,
  handle: ({ viewer, params }) => acceptDoubt(viewer, params),
});
