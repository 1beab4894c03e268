import { mintEmbedSession } from "@/lib/server/commands/mint-embed-session";
import { defineServerRoute } from "@/lib/server/embed/from-servers";
import { mintAnswer, mintBody } from "@/lib/wire/embed";

export const POST = defineServerRoute({
  body: mintBody,
  response: mintAnswer,
  handle: ({ viewer, body }) => mintEmbedSession(viewer, body),
});
