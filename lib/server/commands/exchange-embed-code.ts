import { addDuration, type Instant, toEpochMs } from "@/lib/domain/base/period";
import { toPlainMeta } from "@/lib/server/answers/meta";
import { type AppContext, getContext } from "@/lib/server/context";
import { ended, toEmbedViewer } from "@/lib/server/embed/embed-viewer";
import { intersectGrants } from "@/lib/server/embed/grant";
import { EmbedRefusal, isEmbedRefusal } from "@/lib/server/embed/refusal";
import { readToken, signToken, skewSeconds } from "@/lib/server/embed/tokens";
import { getEmbedView } from "@/lib/server/queries/get-embed-view";
import type { Queryable } from "@/lib/store/database";
import { redeemEmbedCode } from "@/lib/store/embeds/embed-codes";
import { noteEmbedRefusal } from "@/lib/store/embeds/embed-refusals";
import {
  type EmbedSession,
  endEmbedSessions,
  findEmbedSession,
  narrowEmbedSession,
  openEmbedSession,
} from "@/lib/store/embeds/embed-sessions";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { codeSeconds } from "@/lib/wire/embed";
import type { ExchangeBody } from "@/lib/wire/embed-exchange";
import type { WireEmbedView } from "@/lib/wire/embed-view";

/** A code becomes a token: of a new session, or of the one that is being renewed; and the first view with it. */
export const exchangeEmbedCode = async (input: ExchangeBody) => {
  const context = getContext();
  const { db, clock } = context;
  const now = clock();
  const session = await takeSession(context, input, now).catch(async (error: unknown) => {
    if (isEmbedRefusal(error))
      await noteEmbedRefusal(db, { embedId: input.embedId, code: error.code, origin: "" }, now);
    throw error;
  });
  const [{ token, expiresAt }, shown] = await Promise.all([
    signToken(context, session),
    showFirst(context, session, input),
  ]);
  const { endsAt: sessionEndsAt, parentOrigin, views, actions } = session;
  return {
    data: {
      ...{ token, expiresAt, sessionEndsAt, parentOrigin },
      ...{ views: [...views], actions: [...actions], shown },
    },
    meta: toPlainMeta(now),
  };
};

/**
 * A round less for the frame. What cannot be shown is null here: the frame then asks for the view by
 * itself, and is told there what is wrong.
 */
const showFirst = async (
  { db }: AppContext,
  session: EmbedSession,
  { shows }: ExchangeBody,
): Promise<WireEmbedView | null> => {
  if (shows === undefined) return null;
  return getEmbedView(await toEmbedViewer(db, session), shows).then(
    ({ data }) => data,
    () => null,
  );
};

const takeSession = async (
  context: AppContext,
  { embedId, code, token }: ExchangeBody,
  now: Instant,
): Promise<EmbedSession> => {
  // The code is used up by the attempt, also when what follows refuses it.
  const notExpiredAt = addDuration(now, -skewSeconds * 1000);
  const redeemed = await redeemEmbedCode(context.db, { code, embedId }, { now, notExpiredAt });
  if (redeemed.kind === "used")
    throw new EmbedRefusal("code-used", "This page was opened before with the same code.");
  if (redeemed.kind === "expired") throw tooLate(redeemed.createdAt, now);
  if (redeemed.kind === "unknown")
    throw new EmbedRefusal("code-expired", "The code came too late.");
  const minted = await findEmbedSession(context.db, redeemed.sessionId, now);
  if (minted === null) throw ended();
  if (token === undefined) return openFirst(context, minted, now);
  return renew(context, await heldSession(context, token, now), minted);
};

const tooLate = (createdAt: Instant, now: Instant): EmbedRefusal => {
  const ageSeconds = Math.round((toEpochMs(now) - toEpochMs(createdAt)) / 1000);
  const message = `The code came too late: it was ${ageSeconds} s old; ${codeSeconds} s are allowed.`;
  return new EmbedRefusal("code-expired", message, { ageSeconds, allowedSeconds: codeSeconds });
};

const heldSession = async (
  context: AppContext,
  token: string,
  now: Instant,
): Promise<EmbedSession> => {
  const claims = await readToken(context, token, "renew");
  const held = claims && (await findEmbedSession(context.db, claims.sessionId, now));
  if (!held) throw ended();
  return held;
};

const openFirst = async (
  { db }: AppContext,
  session: EmbedSession,
  now: Instant,
): Promise<EmbedSession> => {
  await db.transaction(async (tx) => {
    await openEmbedSession(tx, session.id, now);
    await note(tx, session, { at: now, renewed: false });
  });
  return session;
};

/** The session goes on: same subject, same page, until its own end, with no more than it had. */
const renew = async (
  { db, clock }: AppContext,
  held: EmbedSession,
  minted: EmbedSession,
): Promise<EmbedSession> => {
  const isSame =
    held.embedId === minted.embedId &&
    held.subject === minted.subject &&
    held.parentOrigin === minted.parentOrigin;
  if (!isSame) throw ended();
  const at = clock();
  const grant = intersectGrants(held, minted);
  await db.transaction(async (tx) => {
    await narrowEmbedSession(tx, held.id, grant);
    if (minted.id !== held.id) await endEmbedSessions(tx, { sessionId: minted.id }, at);
    await note(tx, held, { at, renewed: true });
  });
  return { ...held, ...grant };
};

const note = (
  tx: Queryable,
  { id, embedId, subject, parentOrigin }: EmbedSession,
  { at, renewed }: { readonly at: Instant; readonly renewed: boolean },
): Promise<void> =>
  addAuditEntry(tx, {
    ...{ at, actor: `${subject} in ${embedId}`, action: "embed.exchanged", subject: embedId },
    detail: { session: id, origin: parentOrigin, renewed },
  });
