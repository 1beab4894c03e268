import { defineRoute } from "@/lib/server/define-route";
import { getSyncRun } from "@/lib/server/queries/get-sync-run";
import { syncRunAnswer, syncRunParams } from "@/lib/wire/connection";

export const GET = defineRoute({
  params: syncRunParams,
  response: syncRunAnswer,
  handle: ({ viewer, params }) => getSyncRun(viewer, params),
});
