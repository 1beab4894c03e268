import { endOwnSessions } from "@/lib/server/commands/end-own-sessions";
import { defineRoute } from "@/lib/server/define-route";
import { listOwnSessions } from "@/lib/server/queries/list-own-sessions";
import { doneAnswer, ownSessionsAnswer } from "@/lib/wire/access";

export const GET = defineRoute({
  response: ownSessionsAnswer,
  handle: ({ viewer }) => listOwnSessions(viewer),
});

export const DELETE = defineRoute({
  response: doneAnswer,
  handle: ({ viewer }) => endOwnSessions(viewer),
});
