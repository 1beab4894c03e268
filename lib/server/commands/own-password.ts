import { addDuration } from "@/lib/domain/base/period";
import { toDone } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { forgetFirstSignIn } from "@/lib/server/first-sign-in";
import { lockedUntil, memoryMs, personAnywhere } from "@/lib/server/lockout";
import { hashPassword, verifyPassword } from "@/lib/server/passwords";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { confirmSession, endSessionsOf } from "@/lib/store/identity/sessions";
import {
  forgetAttempt,
  listEarlierFailures,
  markSucceeded,
  noteAttempt,
} from "@/lib/store/identity/sign-in-attempts";
import { findCredentials, setPassword } from "@/lib/store/identity/users";

/** The password is given again: for a while this session may decide who may do what. */
export const confirmPassword = async (
  viewer: Viewer,
  { password }: { readonly password: string },
) => {
  const { db, clock } = getContext();
  const { sessionId } = await requirePassword(viewer, password);
  const at = clock();
  await confirmSession(db, sessionId, at);
  return toDone(at);
};

/** Ends every other session: whoever knew the old password is out. */
export const changePassword = async (
  viewer: Viewer,
  { password, newPassword }: { readonly password: string; readonly newPassword: string },
) => {
  const { db, clock, env, passwordTurns } = getContext();
  const { sessionId, person } = await requirePassword(viewer, password);
  const passwordHash = await passwordTurns.take("known", () => hashPassword(newPassword));
  const at = clock();
  await db.transaction(async (tx) => {
    await setPassword(tx, person.userId, passwordHash);
    const ended = await endSessionsOf(tx, person.userId, { at, exceptId: sessionId });
    await confirmSession(tx, sessionId, at);
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "user.password-changed", subject: person.email },
      detail: { otherSessionsEnded: ended },
    });
  });
  await forgetFirstSignIn(env.dataDir, person.email);
  return toDone(at);
};

/** Somebody at a screen that was left open guesses no longer than at the door. */
const requirePassword = async (viewer: Viewer, password: string) => {
  if (viewer.kind !== "person" || viewer.seenBy !== null)
    throw new AppError("not-allowed", "Only a person who signed in has a password here.");
  const { db, clock, passwordTurns } = getContext();
  const { person } = viewer;
  const now = clock();
  const attempt = await noteAttempt(db, `${person.email} again`, now);
  const since = addDuration(now, -memoryMs(personAnywhere));
  const failures = await listEarlierFailures(db, attempt, since);
  if (lockedUntil(failures, now, personAnywhere) !== null) {
    await forgetAttempt(db, attempt);
    throw new AppError(
      "too-many-tries",
      "Too many wrong passwords. Try again in a quarter of an hour.",
    );
  }
  const found = await findCredentials(db, person.email);
  const kept = found?.passwordHash ?? null;
  const isRight = await passwordTurns
    .take("known", () => verifyPassword(password, kept))
    .catch(async (error: unknown) => {
      await forgetAttempt(db, attempt);
      throw error;
    });
  await addAuditEntry(db, {
    ...{ at: clock(), actor: actorOf(viewer), subject: person.email, detail: {} },
    action: isRight ? "password.confirmed" : "password.refused",
  });
  if (!isRight) throw new AppError("invalid-request", "That is not your password.");
  await markSucceeded(db, attempt);
  return viewer;
};
