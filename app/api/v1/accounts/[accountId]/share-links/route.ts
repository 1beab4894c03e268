import { makeShareLink } from "@/lib/server/commands/share-link";
import { defineRoute } from "@/lib/server/define-route";
import { accountParams } from "@/lib/wire/account";
import { newShareAnswer, shareBody } from "@/lib/wire/share";

export const POST = defineRoute({
  params: accountParams,
  body: shareBody,
  response: newShareAnswer,
  handle: ({ viewer, params, body }) => makeShareLink(viewer, { ...params, ...body }),
});
