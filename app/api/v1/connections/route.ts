import { createConnection } from "@/lib/server/commands/create-connection";
import { defineRoute } from "@/lib/server/define-route";
import { listConnections } from "@/lib/server/queries/list-connections";
import { cursorQuery } from "@/lib/wire/common";
import { connectionAnswer, connectionBody, connectionPage } from "@/lib/wire/connection";

export const GET = defineRoute({
  query: cursorQuery,
  response: connectionPage,
  handle: ({ viewer, query }) => listConnections(viewer, query),
});

export const POST = defineRoute({
  body: connectionBody,
  response: connectionAnswer,
  handle: ({ viewer, body }) => createConnection(viewer, body),
});
