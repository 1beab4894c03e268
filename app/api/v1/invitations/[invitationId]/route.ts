import { z } from "zod";
import { withdrawInvitation } from "@/lib/server/commands/withdraw-invitation";
import { defineRoute } from "@/lib/server/define-route";
import { doneAnswer } from "@/lib/wire/access";

export const DELETE = defineRoute({
  params: z.object({ invitationId: z.string() }),
  response: doneAnswer,
  handle: ({ viewer, params }) => withdrawInvitation(viewer, params),
});
