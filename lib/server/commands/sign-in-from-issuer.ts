import { fromEpochMs, type Instant } from "@/lib/domain/base/period";
import { getContext } from "@/lib/server/context";
import { type FromIssuer, groupsOf, roleOfGroups } from "@/lib/server/single-sign-on/claims";
import { followGroups, issuerActor } from "@/lib/server/single-sign-on/follow-groups";
import type { SingleSignOn } from "@/lib/server/single-sign-on-variables";
import type { Queryable } from "@/lib/store/database";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { findLinkedUserId, linkIdentity } from "@/lib/store/identity/identities";
import { endSessionsOf, openIssuerSession } from "@/lib/store/identity/sessions";
import { addUser, findCredentials, findUser, type User } from "@/lib/store/identity/users";

/** Why somebody whom the issuer knows is let in all the same not; the sign-in page has the words. */
export const refusalReasons = ["no-group", "unverified", "removed", "taken"] as const;
export type RefusedBecause = (typeof refusalReasons)[number];

export type IssuerSignIn =
  | { readonly kind: "signed-in"; readonly userId: string; readonly sessionId: string }
  | { readonly kind: "refused"; readonly because: RefusedBecause };

/** Whoever the issuer names is the person it named before, whatever address they have by now. */
export const signInFromIssuer = async (
  settings: SingleSignOn,
  given: FromIssuer,
  address: string,
): Promise<IssuerSignIn> => {
  const { db, clock } = getContext();
  const at = clock();
  return db.transaction(async (tx) => {
    const result = await admit(tx, settings, given, at);
    const { said } = given;
    const who = said.email?.trim().toLowerCase() || said.sub;
    const isIn = result.kind === "signed-in";
    await addAuditEntry(tx, {
      ...{ at, actor: isIn ? who : "nobody", subject: who },
      action: isIn ? "sign-in.succeeded" : "sign-in.failed",
      detail: { address, by: issuerActor, ...(isIn ? {} : { because: result.because }) },
    });
    return result;
  });
};

const admit = async (
  tx: Queryable,
  settings: SingleSignOn,
  given: FromIssuer,
  at: Instant,
): Promise<IssuerSignIn> => {
  const role = roleOfGroups(groupsOf(given.said, settings) ?? [], settings.roles);
  const linkedId = await findLinkedUserId(tx, { ...settings, subject: given.said.sub });
  const linked = linkedId === null ? null : await findUser(tx, linkedId);
  if (linkedId !== null && linked === null) return refused("removed");
  if (linked) await followGroups(tx, linked, role, at);
  if (role === null) return refused("no-group");
  const user = linked ?? (await link(tx, settings, { ...given, role }, at));
  if (typeof user === "string") return refused(user);
  return { kind: "signed-in", userId: user.id, sessionId: await open(tx, user, given, at) };
};

const refused = (because: RefusedBecause): IssuerSignIn => ({ kind: "refused", because });

/** By an address that the issuer has verified and by nothing else: any other is only a claim. */
const link = async (
  tx: Queryable,
  { issuer }: SingleSignOn,
  { said, role }: FromIssuer & Pick<User, "role">,
  at: Instant,
): Promise<User | RefusedBecause> => {
  const email = said.email?.trim().toLowerCase() ?? "";
  if (email === "" || said.email_verified !== true) return "unverified";
  const name = said.name?.trim() || (email.split("@", 1)[0] ?? email);
  const added = await addUser(tx, { email, name, role, passwordHash: null }, at);
  const user = added ?? (await findCredentials(tx, email))?.user ?? null;
  if (user === null) return "removed";
  const identity = { issuer, subject: said.sub };
  const isLinked =
    (await linkIdentity(tx, identity, user.id, at)) ||
    (await findLinkedUserId(tx, identity)) === user.id;
  if (!isLinked) return "taken";
  await addAuditEntry(tx, {
    ...{ at, actor: issuerActor, action: added ? "user.added" : "user.linked", subject: email },
    detail: { issuer, role },
  });
  if (!added) {
    // Whoever knew the password is out: from now on the issuer opens.
    await endSessionsOf(tx, user.id, { at, exceptId: null });
    await followGroups(tx, user, role, at);
  }
  return user;
};

const open = async (
  tx: Queryable,
  { id: userId }: User,
  { said, accessToken, refreshToken, isAskedAgain }: FromIssuer,
  at: Instant,
): Promise<string> => {
  const { secrets } = getContext();
  const grant = isAskedAgain
    ? { accessToken, refreshToken }
    : { accessToken: null, refreshToken: null };
  const provedAt = fromEpochMs((said.auth_time ?? 0) * 1000);
  return openIssuerSession(
    tx,
    {
      userId,
      confirmedAt: provedAt < at ? provedAt : at,
      grantFor: (id) => secrets.seal(JSON.stringify(grant), id),
    },
    at,
  );
};
