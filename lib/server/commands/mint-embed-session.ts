import { addDuration } from "@/lib/domain/base/period";
import { parseOrigin } from "@/lib/domain/base/web-origin";
import { requireAction } from "@/lib/server/access";
import { toPlainMeta } from "@/lib/server/answers/meta";
import { type AppContext, getContext } from "@/lib/server/context";
import { EmbedRefusal } from "@/lib/server/embed/refusal";
import { AppError, notFound } from "@/lib/server/errors";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { addEmbedCode } from "@/lib/store/embeds/embed-codes";
import { noteEmbedRefusal } from "@/lib/store/embeds/embed-refusals";
import { addEmbedSession } from "@/lib/store/embeds/embed-sessions";
import { type Embed, findEmbed } from "@/lib/store/embeds/embeds";
import { findAccountIds, findCommitmentIds } from "@/lib/store/embeds/find-resources";
import { addAuditEntry } from "@/lib/store/identity/audit";
import { LATEST } from "@/lib/store/read/cuts";
import { codeSeconds, type MintBody } from "@/lib/wire/embed";

/** A server of a host asks for somebody who looks at its page. Never a browser: there a key would leak. */
export const mintEmbedSession = async (viewer: Viewer, input: MintBody) => {
  requireAction(viewer, "mint-embeds");
  if (viewer.kind !== "key")
    throw new AppError("not-allowed", "A key with the scope embed-mint does this; people do not.");
  const { db } = getContext();
  const embed = await findEmbed(db, input.embedId);
  if (embed === null || embed.isPreview || embed.archivedAt !== null) throw notFound("embed");
  return openFor(viewer, embed, input);
};

/** What a mint comes to once it is known who may ask for it. */
export const openFor = async (viewer: Viewer, embed: Embed, input: MintBody) => {
  const context = getContext();
  const { db, clock, env, log } = context;
  const at = clock();
  const parentOrigin = await checkOrigin(context, embed, input.parentOrigin);
  await checkViews(context, embed, input);
  const grant = await grantOf(context, viewer, embed, input);
  const lifeSeconds = Math.min(input.maxLifeSeconds, embed.maxLifeSeconds);
  const endsAt = addDuration(at, lifeSeconds * 1000);
  const expiresAt = addDuration(at, codeSeconds * 1000);
  const { subject, reference = null, asOf = null } = input;
  const made = await db.transaction(async (tx) => {
    const sessionId = await addEmbedSession(tx, {
      ...{ embedId: embed.id, subject, parentOrigin, reference, asOf, ...grant },
      ...{ mintedBy: actorOf(viewer), createdAt: at, endsAt },
    });
    const times = { createdAt: at, expiresAt };
    const code = await addEmbedCode(tx, { sessionId, embedId: embed.id, ...times });
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "embed.minted", subject: embed.id },
      detail: {
        ...{ for: subject, session: sessionId, accounts: grant.accountIds },
        ...{ commitments: grant.commitmentIds, views: grant.views, origin: parentOrigin },
      },
    });
    return { sessionId, code };
  });
  log.hide(made.code);
  const url = `${env.url}/embed/v1/${embed.id}/${grant.views[0] ?? ""}#code=${made.code}`;
  return { data: { ...made, url, expiresAt, sessionEndsAt: endsAt }, meta: toPlainMeta(at) };
};

const checkOrigin = async (
  { db, clock, env }: AppContext,
  embed: Embed,
  asked: string,
): Promise<string> => {
  const origin = parseOrigin(asked);
  const allowed = embed.isPreview ? [new URL(env.url).origin] : embed.origins;
  if (origin !== null && allowed.includes(origin)) return origin;
  const refused = { embedId: embed.id, code: "origin-not-allowed", origin: asked } as const;
  await noteEmbedRefusal(db, refused, clock());
  throw new EmbedRefusal("origin-not-allowed", `${asked} is not among the hosts of this embed.`);
};

const checkViews = async (
  { db, clock }: AppContext,
  embed: Embed,
  { views, parentOrigin }: MintBody,
): Promise<void> => {
  const other = views.find((view) => !embed.views.includes(view));
  if (other === undefined) return;
  const refused = { embedId: embed.id, code: "view-not-permitted", origin: parentOrigin } as const;
  await noteEmbedRefusal(db, refused, clock());
  throw new EmbedRefusal("view-not-permitted", `${other} is not among the views of this embed.`);
};

/** What is named, as far as the key may see it and the embed allows it. */
const grantOf = async ({ db }: AppContext, viewer: Viewer, embed: Embed, input: MintBody) => {
  const { customers, teams, commitments } = input.resources;
  const names = [...customers, ...teams];
  const knownAt = LATEST;
  const found = await findAccountIds(db, viewer.scope, { names, knownAt });
  const all = names.length + commitments.length === 0 ? (embed.accountIds ?? []) : found;
  const { accountIds: only } = embed;
  const allowed =
    only === null || viewer.scope.accounts === "all"
      ? { accounts: only ?? viewer.scope.accounts }
      : { accounts: viewer.scope.accounts.filter((id) => only.includes(id)) };
  const accountIds = all.filter(
    (id) => allowed.accounts === "all" || allowed.accounts.includes(id),
  );
  return {
    accountIds,
    commitmentIds: await findCommitmentIds(db, allowed, { names: commitments, knownAt }),
    views: [...new Set(input.views)],
    actions: input.actions.filter((action) => embed.actions.includes(action)),
  };
};
