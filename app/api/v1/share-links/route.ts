import { defineRoute } from "@/lib/server/define-route";
import { listShareLinks } from "@/lib/server/queries/list-share-links";
import { shareLinksAnswer } from "@/lib/wire/share";

export const GET = defineRoute({
  response: shareLinksAnswer,
  handle: ({ viewer }) => listShareLinks(viewer),
});
