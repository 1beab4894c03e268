import { defineRoute } from "@/lib/server/define-route";
import { getViewer } from "@/lib/server/queries/get-viewer";
import { viewerAnswer } from "@/lib/wire/viewer";

export const GET = defineRoute({
  response: viewerAnswer,
  handle: ({ viewer }) => getViewer(viewer),
});
