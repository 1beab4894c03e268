import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, importJWK, jwtVerify, type KeyLike, SignJWT } from "jose";
import { addDuration, type Instant, toEpochMs } from "@/lib/domain/base/period";
import type { AppContext } from "@/lib/server/context";
import type { EmbedSession } from "@/lib/store/embeds/embed-sessions";
import { addSigningKey, listSigningKeys, type SigningKey } from "@/lib/store/embeds/signing-keys";
import { sessionSecondsMax, tokenSeconds } from "@/lib/wire/embed";

/** The one algorithm. A token that names another is none of ours. */
const algorithm = "EdDSA";
const audience = "embed";
const company = "book";
/** Clocks of two machines differ. */
export const skewSeconds = 5;

type TokenContext = Pick<AppContext, "db" | "clock" | "env" | "secrets">;

/** Signs what a session may; valid for ten minutes, and no longer than the session. */
export const signToken = async (
  context: TokenContext,
  session: EmbedSession,
): Promise<{ readonly token: string; readonly expiresAt: Instant }> => {
  const now = context.clock();
  const latest = addDuration(now, tokenSeconds * 1000);
  const expiresAt = latest < session.endsAt ? latest : session.endsAt;
  const { id, key } = await signingKey(context);
  const token = await new SignJWT({
    tid: company,
    eid: session.embedId,
    sid: session.id,
    res: { accounts: session.accountIds, commitments: session.commitmentIds },
    views: session.views,
    act: session.actions,
    org: session.parentOrigin,
    ...(session.asOf === null ? {} : { asof: session.asOf }),
    ver: 1,
  })
    .setProtectedHeader({ alg: algorithm, kid: id, typ: "JWT" })
    .setIssuer(context.env.url)
    .setAudience(audience)
    .setSubject(session.subject)
    .setIssuedAt(toSeconds(now))
    .setNotBefore(toSeconds(now))
    .setExpirationTime(toSeconds(expiresAt))
    .setJti(randomUUID())
    .sign(key);
  return { token, expiresAt };
};

export type TokenClaims = {
  readonly sessionId: string;
  readonly embedId: string;
  readonly subject: string;
  readonly origin: string;
};

/**
 * What a token of ours says; null for any other. To renew, one that has run out is proof enough of
 * which session it was.
 */
export const readToken = async (
  context: TokenContext,
  token: string,
  purpose: "read" | "renew",
): Promise<TokenClaims | null> => {
  const keys = await listSigningKeys(context.db);
  const verified = await jwtVerify(token, ({ kid }) => publicKeyOf(keys, kid), {
    algorithms: [algorithm],
    issuer: context.env.url,
    audience,
    clockTolerance: purpose === "read" ? skewSeconds : sessionSecondsMax,
    currentDate: new Date(context.clock()),
  }).catch(() => null);
  if (verified === null) return null;
  const { sid, eid, org, sub, tid, ver } = verified.payload;
  if (tid !== company || ver !== 1 || typeof sub !== "string") return null;
  if (typeof sid !== "string" || typeof eid !== "string" || typeof org !== "string") return null;
  return { sessionId: sid, embedId: eid, subject: sub, origin: org };
};

const toSeconds = (at: Instant): number => Math.floor(toEpochMs(at) / 1000);

const publicKeyOf = async (keys: readonly SigningKey[], kid: string | undefined) => {
  const found = keys.find(({ id }) => id === kid);
  if (found === undefined) throw new Error("No key of ours signed this.");
  return toKey(found.publicKey);
};

const toKey = async (text: string): Promise<KeyLike> => {
  const key = await importJWK(JSON.parse(text), algorithm);
  if (key instanceof Uint8Array) throw new Error("A signing key is a pair.");
  return key;
};

/** The newest that can be opened; the first time, and after the master secret was lost, a new one. */
const signingKey = async (
  context: TokenContext,
): Promise<{ readonly id: string; readonly key: KeyLike }> => {
  for (const { id, sealed } of await listSigningKeys(context.db)) {
    const opened = openSealed(context, sealed, id);
    if (opened !== null) return { id, key: await toKey(opened) };
  }
  return makeSigningKey(context);
};

const openSealed = ({ secrets }: TokenContext, sealed: string, id: string): string | null => {
  try {
    return secrets.open(sealed, id);
  } catch {
    return null;
  }
};

const makeSigningKey = async ({ db, clock, secrets }: TokenContext) => {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const id = `sk_${randomUUID()}`;
  const sealed = secrets.seal(JSON.stringify(await exportJWK(privateKey)), id);
  const made = { id, sealed, publicKey: JSON.stringify(await exportJWK(publicKey)) };
  await addSigningKey(db, made, clock());
  return { id, key: privateKey };
};
