import { confirmPassword } from "@/lib/server/commands/own-password";
import { defineRoute } from "@/lib/server/define-route";
import { doneAnswer, passwordBody } from "@/lib/wire/access";

export const POST = defineRoute({
  body: passwordBody,
  response: doneAnswer,
  handle: ({ viewer, body }) => confirmPassword(viewer, body),
});
