import { createEmbed } from "@/lib/server/commands/keep-embed";
import { defineRoute } from "@/lib/server/define-route";
import { listEmbeds } from "@/lib/server/queries/list-embeds";
import { embedAnswer, embedBody, embedsAnswer } from "@/lib/wire/embed";

export const GET = defineRoute({
  response: embedsAnswer,
  handle: ({ viewer }) => listEmbeds(viewer),
});

export const POST = defineRoute({
  body: embedBody,
  response: embedAnswer,
  handle: ({ viewer, body }) => createEmbed(viewer, body),
});
