import { z } from "zod";
import { endSessionsOfPerson } from "@/lib/server/commands/update-person";
import { defineRoute } from "@/lib/server/define-route";
import { doneAnswer } from "@/lib/wire/access";

export const DELETE = defineRoute({
  params: z.object({ userId: z.string() }),
  response: doneAnswer,
  handle: ({ viewer, params }) => endSessionsOfPerson(viewer, params),
});
