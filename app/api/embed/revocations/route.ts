import { revokeEmbedSessions } from "@/lib/server/commands/revoke-embed-sessions";
import { defineRoute } from "@/lib/server/define-route";
import { revokeAnswer, revokeBody } from "@/lib/wire/embed";

export const POST = defineRoute({
  body: revokeBody,
  response: revokeAnswer,
  handle: ({ viewer, body }) => revokeEmbedSessions(viewer, body),
});
