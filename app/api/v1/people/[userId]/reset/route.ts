import { z } from "zod";
import { resetPassword } from "@/lib/server/commands/invite-person";
import { defineRoute } from "@/lib/server/define-route";
import { linkAnswer } from "@/lib/wire/access";

export const POST = defineRoute({
  params: z.object({ userId: z.string() }),
  response: linkAnswer,
  handle: ({ viewer, params }) => resetPassword(viewer, params),
});
