import { getContext } from "@/lib/server/context";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { endSession, findSession } from "@/lib/store/identity/sessions";
import { findUser } from "@/lib/store/identity/users";

/** Ends the session on the server too: a cookie that was copied is worth nothing from now on. */
export const signOut = async (sessionId: string): Promise<void> => {
  const { db, clock } = getContext();
  const at = clock();
  const session = await findSession(db, sessionId, at);
  const user = session && (await findUser(db, session.userId));
  if (!user) return;
  await db.transaction(async (tx) => {
    await endSession(tx, sessionId, at);
    await addAuditEntry(tx, {
      at,
      actor: user.email,
      action: "sign-out",
      subject: user.email,
      detail: {},
    });
  });
};
