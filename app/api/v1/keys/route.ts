import { createKey } from "@/lib/server/commands/create-key";
import { defineRoute } from "@/lib/server/define-route";
import { listKeys } from "@/lib/server/queries/list-keys";
import { keyBody, keysAnswer, newKeyAnswer } from "@/lib/wire/access";

export const GET = defineRoute({
  response: keysAnswer,
  handle: ({ viewer }) => listKeys(viewer),
});

export const POST = defineRoute({
  body: keyBody,
  response: newKeyAnswer,
  handle: ({ viewer, body }) => createKey(viewer, body),
});
