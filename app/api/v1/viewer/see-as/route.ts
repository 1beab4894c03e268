import { seeAs } from "@/lib/server/commands/see-as";
import { defineRoute } from "@/lib/server/define-route";
import { doneAnswer, seeAsBody } from "@/lib/wire/access";

export const POST = defineRoute({
  body: seeAsBody,
  response: doneAnswer,
  handle: ({ viewer, body }) => seeAs(viewer, body),
});
