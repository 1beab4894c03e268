import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { hashPassword } from "@/lib/server/passwords";
import type { Queryable } from "@/lib/store/database";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { unlinkIdentities } from "@/lib/store/identity/identities";
import { findInvitation, type Invitation, useInvitation } from "@/lib/store/identity/invitations";
import { endSessionsOf } from "@/lib/store/identity/sessions";
import { addUser, assignAccounts, restoreUser, setPassword } from "@/lib/store/identity/users";

const over = (): AppError =>
  new AppError(
    "not-found",
    "This link was used, withdrawn or has expired. Ask an administrator for a new one.",
  );

/** What a link is for. Opening it changes nothing. */
export const openInvitation = async (token: string): Promise<Invitation> => {
  const { db, clock } = getContext();
  const invitation = await findInvitation(db, token, clock());
  if (!invitation) throw over();
  return invitation;
};

/** Makes the person, or gives one a new password and ends every session under the old one. */
export const acceptInvitation = async (token: string, password: string): Promise<Invitation> => {
  const invitation = await openInvitation(token);
  const { db, clock, passwordTurns } = getContext();
  const passwordHash = await passwordTurns.take("known", () => hashPassword(password));
  const at = clock();
  await db.transaction(async (tx) => {
    if (!(await useInvitation(tx, invitation.id, at))) throw over();
    if (invitation.userId === null) await join(tx, invitation, passwordHash, at);
    else {
      await unlinkIdentities(tx, invitation.userId);
      await setPassword(tx, invitation.userId, passwordHash);
      await endSessionsOf(tx, invitation.userId, { at, exceptId: null });
    }
    await addAuditEntry(tx, {
      ...{ at, actor: invitation.email, action: "invitation.accepted", subject: invitation.email },
      detail: { purpose: invitation.purpose, role: invitation.role, madeBy: invitation.madeBy },
    });
  });
  return invitation;
};

const join = async (
  tx: Queryable,
  { email, name, role, accountIds }: Invitation,
  passwordHash: string,
  at: string,
): Promise<void> => {
  const made = { email, name, role, passwordHash };
  const id = (await restoreUser(tx, made)) ?? (await addUser(tx, made, at))?.id;
  if (id !== undefined) await unlinkIdentities(tx, id);
  else
    throw new AppError("conflict", "There is a person of that address already. Sign in instead.");
  await assignAccounts(tx, id, accountIds);
};
