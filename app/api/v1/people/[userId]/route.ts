import { z } from "zod";
import { removePerson, updatePerson } from "@/lib/server/commands/update-person";
import { defineRoute } from "@/lib/server/define-route";
import { doneAnswer, personBody } from "@/lib/wire/access";

const params = z.object({ userId: z.string() });

export const PATCH = defineRoute({
  params,
  body: personBody,
  response: doneAnswer,
  handle: ({ viewer, params, body }) => updatePerson(viewer, { ...params, ...body }),
});

export const DELETE = defineRoute({
  params,
  response: doneAnswer,
  handle: ({ viewer, params }) => removePerson(viewer, params),
});
