import { openInvitation } from "@/lib/server/commands/accept-invitation";
import { defineOpenRoute } from "@/lib/server/define-open-route";
import { openedInvitation, tokenBody } from "@/lib/wire/access";

export const POST = defineOpenRoute({
  body: tokenBody,
  response: openedInvitation,
  handle: ({ token }) => openInvitation(token),
});
