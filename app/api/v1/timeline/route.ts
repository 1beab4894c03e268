import { defineBookRoute } from "@/lib/server/define-book-route";
import { listTimeline } from "@/lib/server/queries/list-timeline";
import { timelinePage, timelineQuery } from "@/lib/wire/timeline";

export const GET = defineBookRoute({
  query: timelineQuery,
  response: timelinePage,
  handle: ({ viewer, query }) => listTimeline(viewer, query),
});
