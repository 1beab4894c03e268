import { changePassword } from "@/lib/server/commands/own-password";
import { defineRoute } from "@/lib/server/define-route";
import { doneAnswer, newPasswordBody } from "@/lib/wire/access";

export const POST = defineRoute({
  body: newPasswordBody,
  response: doneAnswer,
  handle: ({ viewer, body }) => changePassword(viewer, body),
});
