import { archiveEmbed, updateEmbed } from "@/lib/server/commands/keep-embed";
import { defineRoute } from "@/lib/server/define-route";
import { doneAnswer } from "@/lib/wire/access";
import { embedAnswer, embedBody, embedParams } from "@/lib/wire/embed";

export const PATCH = defineRoute({
  params: embedParams,
  body: embedBody,
  response: embedAnswer,
  handle: ({ viewer, params, body }) => updateEmbed(viewer, { ...params, ...body }),
});

export const DELETE = defineRoute({
  params: embedParams,
  response: doneAnswer,
  handle: ({ viewer, params }) => archiveEmbed(viewer, params),
});
