import { z } from "zod";
import { revokeKey } from "@/lib/server/commands/create-key";
import { defineRoute } from "@/lib/server/define-route";
import { doneAnswer } from "@/lib/wire/access";

export const DELETE = defineRoute({
  params: z.object({ keyId: z.string() }),
  response: doneAnswer,
  handle: ({ viewer, params }) => revokeKey(viewer, params),
});
