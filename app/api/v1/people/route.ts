import { invitePerson } from "@/lib/server/commands/invite-person";
import { defineRoute } from "@/lib/server/define-route";
import { listPeople } from "@/lib/server/queries/list-people";
import { invitationBody, linkAnswer, peopleAnswer } from "@/lib/wire/access";

export const GET = defineRoute({
  response: peopleAnswer,
  handle: ({ viewer }) => listPeople(viewer),
});

export const POST = defineRoute({
  body: invitationBody,
  response: linkAnswer,
  handle: ({ viewer, body }) => invitePerson(viewer, body),
});
