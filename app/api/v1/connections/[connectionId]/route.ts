import { archiveConnection } from "@/lib/server/commands/archive-connection";
import { updateConnectionSettings } from "@/lib/server/commands/update-connection-settings";
import { defineRoute } from "@/lib/server/define-route";
import { connectionAnswer, connectionChange, connectionParams } from "@/lib/wire/connection";

export const PATCH = defineRoute({
  params: connectionParams,
  body: connectionChange,
  response: connectionAnswer,
  handle: ({ viewer, params, body }) =>
    updateConnectionSettings(viewer, { ...params, settings: body }),
});

export const DELETE = defineRoute({
  params: connectionParams,
  response: connectionAnswer,
  handle: ({ viewer, params }) => archiveConnection(viewer, params),
});
