import { toDone } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import { requireOwnSession } from "@/lib/server/own-session";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { endSessionsOf } from "@/lib/store/identity/sessions";

/** Signs the asker out everywhere else. */
export const endOwnSessions = async (viewer: Viewer) => {
  const { person, sessionId } = requireOwnSession(viewer);
  const { db, clock } = getContext();
  const at = clock();
  await db.transaction(async (tx) => {
    const ended = await endSessionsOf(tx, person.userId, { at, exceptId: sessionId });
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "user.sessions-ended", subject: person.email },
      detail: { sessions: ended, but: "the one that asked" },
    });
  });
  return toDone(at);
};
