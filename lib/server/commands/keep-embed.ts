import { requireAction } from "@/lib/server/access";
import { toWireEmbed } from "@/lib/server/answers/embed-row";
import { toDone, toPlainMeta } from "@/lib/server/answers/meta";
import { requireConfirmed } from "@/lib/server/confirmed";
import { getContext } from "@/lib/server/context";
import { parseLogo } from "@/lib/server/embed/logo";
import { parseOrigins } from "@/lib/server/embed/origins";
import { notFound } from "@/lib/server/errors";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { endEmbedSessions } from "@/lib/store/embeds/embed-sessions";
import {
  addEmbed,
  archiveEmbed as archive,
  changeEmbed,
  type Embed,
  type EmbedSettings,
  findEmbed,
} from "@/lib/store/embeds/embeds";
import { type AuditDetail, addAuditEntry } from "@/lib/store/identity/audit";
import type { EmbedBody } from "@/lib/wire/embed";

const settingsOf = ({ theme, logo, origins, ...rest }: EmbedBody, kept: string | null) => ({
  ...rest,
  origins: parseOrigins(origins, new URL(getContext().env.url).origin),
  theme: JSON.stringify(theme),
  logo: logo === undefined ? kept : parseLogo(logo),
});

export const createEmbed = async (viewer: Viewer, input: EmbedBody) => {
  requireAction(viewer, "manage-embeds");
  requireConfirmed(viewer);
  const { db, clock } = getContext();
  const at = clock();
  const settings = settingsOf(input, null);
  const made = await db.transaction(async (tx) => {
    const embed = await addEmbed(tx, settings, at);
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "embed.added", subject: embed.id },
      detail: told(settings),
    });
    return embed;
  });
  return { data: toWireEmbed(made, undefined), meta: toPlainMeta(at) };
};

/** The whole of its settings, as they are to be. What is open goes on within its own limits. */
export const updateEmbed = async (
  viewer: Viewer,
  { embedId, ...input }: EmbedBody & { readonly embedId: string },
) => {
  requireAction(viewer, "manage-embeds");
  requireConfirmed(viewer);
  const { db, clock } = getContext();
  const at = clock();
  const before = await findKept(embedId);
  const settings = settingsOf(input, before.logo);
  await db.transaction(async (tx) => {
    await changeEmbed(tx, embedId, settings);
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "embed.changed", subject: embedId },
      detail: changes(told(before), told(settings)),
    });
  });
  return { data: toWireEmbed({ ...before, ...settings }, undefined), meta: toPlainMeta(at) };
};

/** No host shows it any more, and what is open ends. */
export const archiveEmbed = async (viewer: Viewer, { embedId }: { readonly embedId: string }) => {
  requireAction(viewer, "manage-embeds");
  requireConfirmed(viewer);
  const { db, clock } = getContext();
  const at = clock();
  await db.transaction(async (tx) => {
    if (!(await archive(tx, embedId, at))) throw notFound("embed");
    const sessions = await endEmbedSessions(tx, { embedId }, at);
    await addAuditEntry(tx, {
      ...{ at, actor: actorOf(viewer), action: "embed.archived", subject: embedId },
      detail: { sessions },
    });
  });
  return toDone(at);
};

const findKept = async (embedId: string): Promise<Embed> => {
  const embed = await findEmbed(getContext().db, embedId);
  if (embed === null || embed.isPreview || embed.archivedAt !== null) throw notFound("embed");
  return embed;
};

const told = (settings: EmbedSettings): AuditDetail => ({
  name: settings.name,
  origins: settings.origins,
  views: settings.views,
  actions: settings.actions,
  accounts: settings.accountIds ?? "by session",
  maxLifeSeconds: settings.maxLifeSeconds,
  locale: settings.locale,
  theme: settings.theme,
  logo: settings.logo !== null,
});

/** What is not as it was: "views.before", "views.after". */
const changes = (before: AuditDetail, after: AuditDetail): AuditDetail =>
  Object.fromEntries(
    Object.keys(after)
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .flatMap((name) => [
        [`${name}.before`, before[name] ?? null],
        [`${name}.after`, after[name] ?? null],
      ]),
  );
