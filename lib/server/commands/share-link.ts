import { addDuration, type Instant, startOfHour, toEpochMs } from "@/lib/domain/base/period";
import { requireAction } from "@/lib/server/access";
import { getAccountAnswer, getAccountOf } from "@/lib/server/answers/account-book";
import { toDone, toPlainMeta } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { actorOf, personOf, type Viewer } from "@/lib/server/viewer";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { addShareLink, revokeShareLink as revoke } from "@/lib/store/identity/share-links";
import type { ShareBody } from "@/lib/wire/share";

const dayMs = 86_400_000;

/**
 * Pinned to both clocks as it is made: what is read later does not change the page. Nobody knows more than
 * now, so that a later `knownAt` is now as well: else the page would change until then.
 */
export const makeShareLink = async (
  viewer: Viewer,
  input: ShareBody & { readonly accountId: string },
) => {
  requireAction(viewer, "share");
  const { db, clock, env, log } = getContext();
  const at = clock();
  const pinned = {
    asOf: input.asOf ?? startOfHour(at),
    knownAt: earlierOf(input.knownAt ?? at, at),
  };
  const { accountId, commitmentId, parts, openingsMax, expiresInDays } = input;
  await getAccountAnswer(viewer, pinned, accountId);
  if (commitmentId !== null && (await getAccountOf(viewer, pinned, commitmentId)) !== accountId)
    throw notFound("commitment");
  const expiresAt = addDuration(at, expiresInDays * dayMs);
  const { link, token } = await db.transaction(async (tx) => {
    const made = await addShareLink(tx, {
      ...{ accountId, commitmentId, parts, openingsMax, ...pinned },
      ...{ madeBy: personOf(viewer).name, createdAt: at, expiresAt },
    });
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "share.made", subject: commitmentId ?? accountId },
      detail: { link: made.link.id, ...pinned, parts, until: expiresAt, openingsMax },
    });
    return made;
  });
  log.hide(token);
  const made = { ...link, parts: [...link.parts] };
  return { data: { link: `${env.url}/share/${token}`, made }, meta: toPlainMeta(at) };
};

const earlierOf = (left: Instant, right: Instant): Instant =>
  toEpochMs(left) < toEpochMs(right) ? left : right;

export const revokeShareLink = async (viewer: Viewer, { linkId }: { readonly linkId: string }) => {
  requireAction(viewer, "share");
  const { db, clock } = getContext();
  const at = clock();
  await db.transaction(async (tx) => {
    if (!(await revoke(tx, viewer.scope, { id: linkId, at }))) throw notFound("link");
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "share.revoked", subject: linkId },
      detail: {},
    });
  });
  return toDone(at);
};
