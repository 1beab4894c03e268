import { requireAction } from "@/lib/server/access";
import { toPlainMeta } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import type { Viewer } from "@/lib/server/viewer";
import { listShareLinks as list } from "@/lib/store/identity/share-links";
import type { Meta } from "@/lib/wire/common";
import type { WireListedShareLink } from "@/lib/wire/share";

/** Links that may still be opened, to accounts that the asker sees. */
export const listShareLinks = async (
  viewer: Viewer,
): Promise<{ data: { links: WireListedShareLink[] }; meta: Meta }> => {
  requireAction(viewer, "share");
  const { db, clock } = getContext();
  const now = clock();
  const links = await list(db, viewer.scope, now);
  return {
    data: { links: links.map((link) => ({ ...link, parts: [...link.parts] })) },
    meta: toPlainMeta(now),
  };
};
