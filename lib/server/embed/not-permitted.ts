import { getContext } from "@/lib/server/context";
import type { EmbedViewer } from "@/lib/server/embed/embed-viewer";
import { EmbedRefusal } from "@/lib/server/embed/refusal";
import { noteEmbedRefusal } from "@/lib/store/embeds/embed-refusals";

/**
 * A view that a session does not have; counted, so that who made the embed sees it. It is named where it is
 * one of ours.
 */
export const notPermitted = async (
  { session }: EmbedViewer,
  view: string | null,
): Promise<EmbedRefusal> => {
  const { db, clock } = getContext();
  const { embedId, parentOrigin: origin } = session;
  await noteEmbedRefusal(db, { embedId, code: "view-not-permitted", origin }, clock());
  return new EmbedRefusal("view-not-permitted", "This view is not among those of this embed.", {
    ...(view === null ? {} : { view }),
  });
};
