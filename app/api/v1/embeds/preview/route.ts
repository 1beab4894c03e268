import { previewEmbed } from "@/lib/server/commands/preview-embed";
import { defineRoute } from "@/lib/server/define-route";
import { mintAnswer, previewBody } from "@/lib/wire/embed";

export const POST = defineRoute({
  body: previewBody,
  response: mintAnswer,
  handle: ({ viewer, body }) => previewEmbed(viewer, body),
});
