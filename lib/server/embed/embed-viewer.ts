import { embedAccess } from "@/lib/server/access";
import { getContext } from "@/lib/server/context";
import { EmbedRefusal } from "@/lib/server/embed/refusal";
import { readToken } from "@/lib/server/embed/tokens";
import type { Viewer } from "@/lib/server/viewer";
import type { Queryable } from "@/lib/store/database";
import { forgiveFullDisk } from "@/lib/store/disk-space";
import {
  type EmbedSession,
  findEmbedSession,
  noteEmbedSeen,
} from "@/lib/store/embeds/embed-sessions";
import { listOwners } from "@/lib/store/embeds/find-resources";

export type EmbedViewer = Extract<Viewer, { kind: "embed" }>;

/**
 * Whoever holds the token of a frame. Nothing else of the request is looked at: no cookie and no key
 * widens what a frame shows. What the session allows now counts, not what the token once said.
 */
export const findEmbedViewer = async (
  headers: Headers,
  embedId: string,
): Promise<EmbedViewer | null> => {
  const context = getContext();
  const { db, clock } = context;
  const token = /^Bearer (ey[\w.-]{1,4000})$/i.exec(headers.get("authorization") ?? "")?.[1];
  const claims = token === undefined ? null : await readToken(context, token, "read");
  if (claims === null || claims.embedId !== embedId) return null;
  const session = await findEmbedSession(db, claims.sessionId, clock());
  if (session === null || session.embedId !== embedId || session.subject !== claims.subject)
    return null;
  await noteEmbedSeen(db, session.id, clock()).catch(forgiveFullDisk);
  return toEmbedViewer(db, session);
};

/** Whoever looks through a session. */
export const toEmbedViewer = async (db: Queryable, session: EmbedSession): Promise<EmbedViewer> => {
  const owners = await listOwners(db, session.commitmentIds);
  const accounts = [...new Set([...session.accountIds, ...owners])];
  return { kind: "embed", session, ...embedAccess(accounts, session.actions.length > 0) };
};

/** Whoever tries learns nothing else: not what was wrong with a token, nor whether there was one. */
export const ended = (): EmbedRefusal =>
  new EmbedRefusal("session-ended", "The session has ended.");
