import type { Role } from "@/lib/domain/base/role";
import { requireAction } from "@/lib/server/access";
import { toDone } from "@/lib/server/answers/meta";
import { requireConfirmed } from "@/lib/server/confirmed";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import type { Queryable } from "@/lib/store/database";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { endSessionsOf } from "@/lib/store/identity/sessions";
import {
  assignAccounts,
  disableUser,
  findUser,
  lockAdministrators,
  setRole,
  type User,
} from "@/lib/store/identity/users";
import type { PersonBody } from "@/lib/wire/access";

type Named = { readonly userId: string };

/** Another role or other accounts. A role that changed ends the sessions that were opened under the old. */
export const updatePerson = async (viewer: Viewer, { userId, ...body }: Named & PersonBody) => {
  requireAction(viewer, "manage-people");
  requireConfirmed(viewer);
  const { db, clock } = getContext();
  const at = clock();
  await db.transaction(async (tx) => {
    const user = await findPerson(tx, userId);
    if (user.isLinked && user.role !== body.role) throw roleIsFromGroups(user);
    if (user.role === "admin" && body.role !== "admin") await requireAnother(tx, userId);
    const accountIds = body.role === "account-manager" ? body.accountIds : [];
    await setRole(tx, userId, body.role);
    await assignAccounts(tx, userId, accountIds);
    if (user.role !== body.role) await endSessionsOf(tx, userId, { at, exceptId: null });
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "user.changed", subject: user.email },
      detail: {
        ...changeOf("role", user.role, body.role),
        ...changeOf("accounts", user.accountIds, accountIds),
      },
    });
  });
  return toDone(at);
};

/** Out at the next request, by every session and every key. */
export const removePerson = async (viewer: Viewer, { userId }: Named) => {
  requireAction(viewer, "manage-people");
  const { person } = requireConfirmed(viewer);
  if (person.userId === userId)
    throw new AppError("conflict", "Nobody removes themselves. Ask another administrator.");
  const { db, clock } = getContext();
  const at = clock();
  await db.transaction(async (tx) => {
    const user = await findPerson(tx, userId);
    if (user.role === "admin") await requireAnother(tx, userId);
    await disableUser(tx, userId, at);
    await endSessionsOf(tx, userId, { at, exceptId: null });
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "user.removed", subject: user.email },
      detail: { role: user.role },
    });
  });
  return toDone(at);
};

export const endSessionsOfPerson = async (viewer: Viewer, { userId }: Named) => {
  requireAction(viewer, "manage-people");
  const { sessionId } = requireConfirmed(viewer);
  const { db, clock } = getContext();
  const at = clock();
  await db.transaction(async (tx) => {
    const user = await findPerson(tx, userId);
    const ended = await endSessionsOf(tx, userId, { at, exceptId: sessionId });
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "user.sessions-ended", subject: user.email },
      detail: { ended },
    });
  });
  return toDone(at);
};

const findPerson = async (tx: Queryable, userId: string): Promise<User> => {
  const user = await findUser(tx, userId);
  if (!user) throw new AppError("not-found", "There is no such person, or they were removed.");
  return user;
};

const roleIsFromGroups = ({ name }: User): AppError =>
  new AppError(
    "conflict",
    `${name} signs in by single sign-on: the role follows the groups there. Change those.`,
  );

/** Without an administrator nobody could let anybody in again. */
const requireAnother = async (tx: Queryable, userId: string): Promise<void> => {
  const administrators = await lockAdministrators(tx);
  if (!administrators.some((id) => id !== userId))
    throw new AppError(
      "conflict",
      "This is the last administrator. Make another one first, then change this one.",
    );
};

const changeOf = (
  field: string,
  before: Role | readonly string[],
  after: Role | readonly string[],
): Readonly<Record<string, string | readonly string[]>> =>
  String(before) === String(after)
    ? {}
    : { [`${field}.before`]: before, [`${field}.after`]: after };
