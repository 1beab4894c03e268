import { acceptInvitation } from "@/lib/server/commands/accept-invitation";
import { defineOpenRoute } from "@/lib/server/define-open-route";
import { acceptBody, openedInvitation } from "@/lib/wire/access";

export const POST = defineOpenRoute({
  body: acceptBody,
  response: openedInvitation,
  handle: ({ token, password }) => acceptInvitation(token, password),
});
