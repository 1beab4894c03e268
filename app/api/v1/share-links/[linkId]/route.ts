import { z } from "zod";
import { revokeShareLink } from "@/lib/server/commands/share-link";
import { defineRoute } from "@/lib/server/define-route";
import { doneAnswer } from "@/lib/wire/access";

export const DELETE = defineRoute({
  params: z.object({ linkId: z.string() }),
  response: doneAnswer,
  handle: ({ viewer, params }) => revokeShareLink(viewer, params),
});
