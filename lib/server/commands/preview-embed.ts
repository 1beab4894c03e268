import { previewEmbedId } from "@/lib/domain/base/embed-words";
import { requireAction } from "@/lib/server/access";
import { openFor } from "@/lib/server/commands/mint-embed-session";
import { getContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { findEmbed } from "@/lib/store/embeds/embeds";
import type { PreviewBody } from "@/lib/wire/embed";

/** An embed as its makers would see it, framed by our own pages and by nobody else. */
export const previewEmbed = async (viewer: Viewer, { accountIds, ...asked }: PreviewBody) => {
  requireAction(viewer, "manage-embeds");
  const { db, env } = getContext();
  const embed = await findEmbed(db, previewEmbedId);
  if (embed === null) throw notFound("embed");
  return openFor(viewer, embed, {
    ...asked,
    embedId: embed.id,
    subject: actorOf(viewer),
    resources: { customers: accountIds, teams: [], commitments: [] },
    maxLifeSeconds: embed.maxLifeSeconds,
    parentOrigin: new URL(env.url).origin,
  });
};
