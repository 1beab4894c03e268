import { toPlainMeta } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import { requireOwnSession } from "@/lib/server/own-session";
import type { Viewer } from "@/lib/server/viewer";
import { listSessionsOf } from "@/lib/store/identity/sessions";
import type { WireOwnSession } from "@/lib/wire/access";
import type { Meta } from "@/lib/wire/common";

/** Where the asker is signed in. No id of a session leaves: it is what a cookie names. */
export const listOwnSessions = async (
  viewer: Viewer,
): Promise<{ data: { sessions: WireOwnSession[] }; meta: Meta }> => {
  const { person, sessionId } = requireOwnSession(viewer);
  const { db, clock } = getContext();
  const now = clock();
  const sessions = await listSessionsOf(db, person.userId, now);
  return {
    data: {
      sessions: sessions.map(({ id, createdAt, seenAt, issuer }) => ({
        ...{ since: createdAt, seenAt, isFromIssuer: issuer !== null, isThis: id === sessionId },
      })),
    },
    meta: toPlainMeta(now),
  };
};
