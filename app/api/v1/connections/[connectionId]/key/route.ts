import { replaceConnectionKey } from "@/lib/server/commands/replace-connection-key";
import { defineRoute } from "@/lib/server/define-route";
import { connectionAnswer, connectionParams, keyBody } from "@/lib/wire/connection";

export const POST = defineRoute({
  params: connectionParams,
  body: keyBody,
  response: connectionAnswer,
  handle: ({ viewer, params, body }) => replaceConnectionKey(viewer, { ...params, ...body }),
});
