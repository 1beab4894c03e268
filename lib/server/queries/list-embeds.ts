import { addDuration } from "@/lib/domain/base/period";
import { requireAction } from "@/lib/server/access";
import { toWireEmbed } from "@/lib/server/answers/embed-row";
import { toPlainMeta } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import type { Viewer } from "@/lib/server/viewer";
import { listEmbedRefusals } from "@/lib/store/embeds/embed-refusals";
import { countEmbedSessions } from "@/lib/store/embeds/embed-sessions";
import { listEmbeds as list } from "@/lib/store/embeds/embeds";
import type { Meta } from "@/lib/wire/common";
import type { WireEmbeds } from "@/lib/wire/embed";

const weekMs = 7 * 86_400_000;

/** Every embed, what is open of it now, and what was refused within a week. */
export const listEmbeds = async (viewer: Viewer): Promise<{ data: WireEmbeds; meta: Meta }> => {
  requireAction(viewer, "manage-embeds");
  const { db, clock } = getContext();
  const now = clock();
  const [embeds, uses, refused] = await Promise.all([
    list(db),
    countEmbedSessions(db, now),
    listEmbedRefusals(db, addDuration(now, -weekMs)),
  ]);
  return {
    data: { embeds: embeds.map((embed) => toWireEmbed(embed, uses.get(embed.id))), refused },
    meta: toPlainMeta(now),
  };
};
