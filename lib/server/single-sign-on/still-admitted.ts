import { addDuration } from "@/lib/domain/base/period";
import type { AppContext } from "@/lib/server/context";
import { askIssuer, type Grant, grantOf } from "@/lib/server/single-sign-on/ask-issuer";
import { groupsOf, roleOfGroups } from "@/lib/server/single-sign-on/claims";
import { followGroups, issuerActor } from "@/lib/server/single-sign-on/follow-groups";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { findSubject } from "@/lib/store/identity/identities";
import {
  claimIssuerCheck,
  endSession,
  noteIssuerCheck,
  type Session,
  type SessionIssuer,
} from "@/lib/store/identity/sessions";
import { findUser } from "@/lib/store/identity/users";

type Needs = Pick<AppContext, "db" | "env" | "clock" | "secrets" | "log">;

const minuteMs = 60_000;

/** How old what the issuer said may be before it is asked again. */
const freshForMs = minuteMs;
/** How long it holds while the issuer does not answer. */
const patienceMs = 15 * minuteMs;
/** How long it holds where the issuer names groups at a sign-in only. */
const unaskedForMs = 60 * minuteMs;
const pauseMs = 10_000;

/**
 * Whether a session that an issuer let in still holds. What it said more than a minute ago is asked anew,
 * by one of the requests that find it so, before that request is answered.
 */
export const isStillAdmitted = async (
  context: Needs,
  session: Session & { readonly issuer: SessionIssuer },
): Promise<boolean> => {
  const { db, clock, secrets, env } = context;
  const { checkedAt, askedAt, grant: sealed } = session.issuer;
  const now = clock();
  // Signed in under settings that are gone: nobody can be asked any more.
  if (env.singleSignOn === null) return false;
  if (now < addDuration(checkedAt, freshForMs)) return true;
  const grant = grantOf.parse(JSON.parse(secrets.open(sealed, session.id)));
  if (grant.accessToken === null) return now < addDuration(checkedAt, unaskedForMs);
  const isWithinPatience = now < addDuration(checkedAt, patienceMs);
  const isDue = now >= addDuration(askedAt, pauseMs);
  const isMine = isDue && (await claimIssuerCheck(db, session.id, { seen: askedAt, at: now }));
  return isMine ? askAgain(context, session, { grant, isWithinPatience }) : isWithinPatience;
};

type Asking = { readonly grant: Grant; readonly isWithinPatience: boolean };

const askAgain = async (
  { db, clock, secrets, env, log }: Needs,
  { id, userId }: Session,
  { grant, isWithinPatience }: Asking,
): Promise<boolean> => {
  if (env.singleSignOn === null) return false;
  const settings = env.singleSignOn;
  const answer = await askIssuer(settings, grant);
  if (answer.kind === "away") {
    log.warn("the issuer of single sign-on does not answer");
    return isWithinPatience;
  }
  const at = clock();
  return db.transaction(async (tx) => {
    const user = await findUser(tx, userId);
    if (!user) return false;
    const subject = await findSubject(tx, userId, settings.issuer);
    if (answer.kind === "refused" || answer.said.sub !== subject) {
      await endSession(tx, id, at);
      await addAuditEntry(tx, {
        ...{ at, actor: issuerActor, action: "user.sessions-ended", subject: user.email },
        detail: { ended: 1, why: "the issuer knows it no more" },
      });
      return false;
    }
    const role = roleOfGroups(groupsOf(answer.said, settings) ?? [], settings.roles);
    await followGroups(tx, user, role, at);
    const kept = secrets.seal(JSON.stringify(answer.grant), id);
    await noteIssuerCheck(tx, id, { grant: kept, at });
    return role !== null;
  });
};
