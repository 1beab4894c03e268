import { toDone } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import type { Viewer } from "@/lib/server/viewer";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { setSeesAs } from "@/lib/store/identity/sessions";
import { findUser } from "@/lib/store/identity/users";

/**
 * An administrator looks through the eyes of another person, reading and nothing else; `null` ends it.
 * It stands in the session, so every request of it knows, and in the audit log, so everybody does.
 */
export const seeAs = async (viewer: Viewer, { userId }: { readonly userId: string | null }) => {
  const { db, clock } = getContext();
  if (viewer.kind !== "person") throw new AppError("not-allowed", "A key sees as its owner alone.");
  const administrator = viewer.seenBy ?? viewer.person;
  if (administrator.role !== "admin")
    throw new AppError("not-allowed", "Your role does not allow this. Ask an administrator.");
  const at = clock();
  const seen = userId === null ? null : await findUser(db, userId);
  if (userId !== null && !seen)
    throw new AppError("not-found", "There is no such person, or they were removed.");
  if (seen?.id === administrator.userId)
    throw new AppError("conflict", "You see as yourself already.");
  const before = viewer.seenBy === null ? null : viewer.person.email;
  await db.transaction(async (tx) => {
    const entry = { at, actor: administrator.email, detail: {} };
    await setSeesAs(tx, viewer.sessionId, seen?.id ?? null);
    if (before !== null)
      await addAuditEntry(tx, { ...entry, action: "see-as.ended", subject: before });
    if (seen) await addAuditEntry(tx, { ...entry, action: "see-as.begun", subject: seen.email });
  });
  return toDone(at);
};
