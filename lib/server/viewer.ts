import { type AccountScope, type Permissions, permissionsOf, scopeOf } from "@/lib/server/access";
import { findApiKey, hashApiKey } from "@/lib/server/api-key";
import { type AppContext, getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { findSessionUserId } from "@/lib/server/session-cookie";
import { findApiKeyOwner, noteApiKeyUse } from "@/lib/store/identity/api-keys";
import { findUser, type User } from "@/lib/store/identity/users";
import type { Role } from "@/lib/wire/viewer";

/** Whoever asks: a person with a session, or a program with an API key. Every query starts with one. */
export type Viewer = {
  readonly kind: "session" | "api-key";
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Row scope: enforced where data is read. */
  readonly scope: { readonly accounts: AccountScope };
  readonly can: Permissions;
};

export const toViewer = (user: User, kind: Viewer["kind"]): Viewer => ({
  kind,
  userId: user.id,
  email: user.email,
  name: user.name,
  role: user.role,
  scope: { accounts: scopeOf(user.role, user.accountIds) },
  can: permissionsOf(user.role),
});

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

export const getRequestViewer = async (headers: Headers): Promise<Viewer> => {
  const viewer = await findViewer(headers);
  if (!viewer) throw new AppError("not-signed-in", "Sign in, or send a valid API key.");
  return viewer;
};

const findSignedIn = async ({ db, env, secrets }: AppContext, headers: Headers) => {
  const { sessionKey } = secrets;
  const userId = await findSessionUserId(headers, { url: env.url, sessionKey });
  const user = userId === null ? null : await findUser(db, userId);
  return user && toViewer(user, "session");
};

const findKeyHolder = async ({ db, clock }: AppContext, headers: Headers) => {
  const key = findApiKey(headers);
  const owner = key === null ? null : await findApiKeyOwner(db, hashApiKey(key));
  const user = owner && (await findUser(db, owner.userId));
  if (!owner || !user) return null;
  await noteApiKeyUse(db, owner.keyId, clock());
  return toViewer(user, "api-key");
};
