import { addDuration } from "@/lib/domain/base/period";
import { requireAction } from "@/lib/server/access";
import { toPlainMeta } from "@/lib/server/answers/meta";
import { requireConfirmed } from "@/lib/server/confirmed";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { addInvitation, type NewInvitation } from "@/lib/store/identity/invitations";
import { findCredentials, findUser } from "@/lib/store/identity/users";
import type { InvitationBody } from "@/lib/wire/access";

const dayMs = 86_400_000;
const joinDays = 7;
const resetDays = 1;

/** A link by which somebody joins: told once, works once, for a week. */
export const invitePerson = async (viewer: Viewer, input: InvitationBody) => {
  requireAction(viewer, "manage-people");
  requireConfirmed(viewer);
  const { db, clock } = getContext();
  const email = input.email.trim().toLowerCase();
  if (await findCredentials(db, email))
    throw new AppError("conflict", `${email} can sign in already. Change the role in the list.`);
  const accountIds = input.role === "account-manager" ? input.accountIds : [];
  return makeLink(viewer, {
    ...{ purpose: "join", email, name: input.name, role: input.role, accountIds, userId: null },
    ...{
      madeBy: actorOf(viewer),
      createdAt: clock(),
      expiresAt: addDuration(clock(), joinDays * dayMs),
    },
  });
};

/** A link by which a person who forgot it chooses a new password: for a day. */
export const resetPassword = async (viewer: Viewer, { userId }: { readonly userId: string }) => {
  requireAction(viewer, "manage-people");
  requireConfirmed(viewer);
  const { db, clock, env } = getContext();
  const user = await findUser(db, userId);
  if (!user) throw new AppError("not-found", "There is no such person, or they were removed.");
  const { email, name, role, accountIds } = user;
  if (user.isLinked && env.singleSignOn !== null)
    throw new AppError("conflict", `${name} signs in by single sign-on and has no password here.`);
  return makeLink(viewer, {
    ...{ purpose: "reset", email, name, role, accountIds, userId },
    ...{
      madeBy: actorOf(viewer),
      createdAt: clock(),
      expiresAt: addDuration(clock(), resetDays * dayMs),
    },
  });
};

const makeLink = async (viewer: Viewer, made: NewInvitation) => {
  const { db, env, log } = getContext();
  const { purpose, email, role, accountIds, createdAt, expiresAt } = made;
  const token = await db.transaction(async (tx) => {
    const added = await addInvitation(tx, made);
    await addAuditEntry(tx, {
      ...{ at: createdAt, actor: actorOf(viewer), action: "invitation.made", subject: email },
      detail: { purpose, role, accounts: accountIds, until: expiresAt },
    });
    return added.token;
  });
  log.hide(token);
  // Behind the #, a link is sent to no server and stands in no log on its way.
  return {
    data: { link: `${env.url}/invitation#${token}`, expiresAt },
    meta: toPlainMeta(createdAt),
  };
};
