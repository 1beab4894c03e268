import { requireAction } from "@/lib/server/access";
import { toPlainMeta } from "@/lib/server/answers/meta";
import { requireFresh } from "@/lib/server/confirmed";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { endEmbedSessions } from "@/lib/store/embeds/embed-sessions";
import { addAuditEntry } from "@/lib/store/identity/audit";
import type { RevokeBody } from "@/lib/wire/embed";

/** Ends what is open: the next read of each frame is refused. A key that mints may take back. */
export const revokeEmbedSessions = async (viewer: Viewer, input: RevokeBody) => {
  requireAction(viewer, viewer.kind === "key" ? "mint-embeds" : "manage-embeds");
  requireFresh(viewer);
  const { all, ...which } = input;
  const named = Object.values(which).filter((value) => value !== undefined).length;
  if (named === 0 && all !== true)
    throw new AppError("invalid-request", "Name a session, a subject or an embed, or say all.");
  const { db, clock } = getContext();
  const at = clock();
  const sessions = await db.transaction(async (tx) => {
    const count = await endEmbedSessions(tx, which, at);
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "embed.revoked" },
      subject: which.sessionId ?? which.embedId ?? which.subject ?? "all",
      detail: { sessions: count, subject: which.subject ?? null, embed: which.embedId ?? null },
    });
    return count;
  });
  return { data: { sessions }, meta: toPlainMeta(at) };
};
