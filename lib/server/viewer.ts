import type { Instant } from "@/lib/domain/base/period";
import type { Role } from "@/lib/domain/base/role";
import { type Access, accessOf, limitToKey, readingOnly } from "@/lib/server/access";
import { findApiKey, hashApiKey } from "@/lib/server/api-key";
import { type AppContext, getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { findSessionId } from "@/lib/server/session-cookie";
import { isStillAdmitted } from "@/lib/server/single-sign-on/still-admitted";
import { forgiveFullDisk } from "@/lib/store/disk-space";
import type { EmbedSession } from "@/lib/store/embeds/embed-sessions";
import { findApiKeyOwner } from "@/lib/store/identity/api-keys";
import { findSession, noteSessionSeen, type Session } from "@/lib/store/identity/sessions";
import type { ShareLink } from "@/lib/store/identity/share-links";
import { findUser, type User } from "@/lib/store/identity/users";

/** Somebody who can sign in. */
export type Person = {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
};

/** A person with a session. */
type PersonViewer = Access & {
  readonly kind: "person";
  readonly person: Person;
  readonly sessionId: string;
  /** When the person last proved who they are. */
  readonly confirmedAt: Instant;
  /** Whether single sign-on let them in, not a password. */
  readonly isFromIssuer: boolean;
  /** The administrator who looks through the eyes of this person; null when it is the person. */
  readonly seenBy: Person | null;
};

/** A program with an API key, which may do what its owner may. */
type KeyViewer = Access & { readonly kind: "key"; readonly keyId: string; readonly owner: Person };

/** Somebody without a name who looks at a frame in another page. */
type EmbedViewer = Access & { readonly kind: "embed"; readonly session: EmbedSession };

/** Somebody without a name who has the link to a pinned page. */
export type ShareViewer = Access & { readonly kind: "share"; readonly link: ShareLink };

/**
 * Whoever asks. A member has its access and what it is, and nothing that it is not: what has no
 * e-mail address does not pretend to one. Queries take `Access` alone. What differs by kind is
 * decided below and in `own-page.ts`; a new member does not compile before each has decided.
 */
export type Viewer = PersonViewer | KeyViewer | EmbedViewer | ShareViewer;

/** The person whom an answer speaks to: who signed in, or who a key was made for. */
export const personOf = (viewer: Viewer): Person => {
  switch (viewer.kind) {
    case "person":
      return viewer.person;
    case "key":
      return viewer.owner;
    case "embed":
    case "share":
      throw new AppError("not-allowed", "This is for people who sign in.");
  }
};

/** Who did it, as the audit log names them. */
export const actorOf = (viewer: Viewer): string => {
  switch (viewer.kind) {
    case "person":
      return viewer.seenBy === null
        ? viewer.person.email
        : `${viewer.seenBy.email} seen as ${viewer.person.email}`;
    case "key":
      return `${viewer.owner.email} with ${viewer.keyId}`;
    case "embed":
      return `${viewer.session.subject} in ${viewer.session.embedId}`;
    case "share":
      return `somebody with ${viewer.link.id}`;
  }
};

/**
 * Looked up on every request, so that a role changed, a user disabled or a key revoked counts from
 * the next one. A request that names a key stands by it: its cookie is not looked at.
 */
export const findViewer = async (headers: Headers): Promise<Viewer | null> => {
  const context = getContext();
  return /^Bearer\b/i.test(headers.get("authorization") ?? "")
    ? findKeyHolder(context, headers)
    : findSignedIn(context, headers);
};

export const requireViewer = (viewer: Viewer | null): Viewer => {
  if (!viewer) throw new AppError("not-signed-in", "Sign in, or send a valid API key.");
  return viewer;
};

const findSignedIn = async (
  context: AppContext,
  headers: Headers,
): Promise<PersonViewer | null> => {
  const { db, clock } = context;
  const session = await findHeldSession(context, headers);
  const user = session && (await findUser(db, session.userId));
  if (!session || !user || user.isShut) return null;
  await noteSessionSeen(db, session, clock()).catch(forgiveFullDisk);
  const seen = session.seesAs === null ? null : await findUser(db, session.seesAs);
  const { id, confirmedAt } = session;
  const isFromIssuer = session.issuer !== null;
  const who = { kind: "person", sessionId: id, confirmedAt, isFromIssuer } as const;
  // Only an administrator looks through other eyes, and only while being one.
  return seen === null || user.role !== "admin"
    ? { ...who, person: toPerson(user), seenBy: null, ...accessOf(user.role, user.accountIds) }
    : {
        ...who,
        person: toPerson(seen),
        seenBy: toPerson(user),
        ...readingOnly(accessOf(seen.role, seen.accountIds)),
      };
};

/** Whoever signed in at an issuer is asked about there before the role is looked at. */
const findHeldSession = async (context: AppContext, headers: Headers): Promise<Session | null> => {
  const { db, env, secrets, clock } = context;
  const { sessionKey } = secrets;
  const sessionId = await findSessionId(headers, { url: env.url, sessionKey });
  const session = sessionId === null ? null : await findSession(db, sessionId, clock());
  if (session === null || session.issuer === null) return session;
  const { issuer } = session;
  return (await isStillAdmitted(context, { ...session, issuer })) ? session : null;
};

const findKeyHolder = async (
  { db, clock, keyUses }: AppContext,
  headers: Headers,
): Promise<KeyViewer | null> => {
  const key = findApiKey(headers);
  const found = key === null ? null : await findApiKeyOwner(db, hashApiKey(key), clock());
  const user = found && (await findUser(db, found.userId));
  if (!found || !user || user.isShut) return null;
  const { keyId } = found;
  await keyUses.note(db, keyId, clock()).catch(forgiveFullDisk);
  const access = limitToKey(accessOf(user.role, user.accountIds), found);
  return { kind: "key", keyId, owner: toPerson(user), ...access };
};

const toPerson = ({ id, email, name, role }: User): Person => ({ userId: id, email, name, role });
