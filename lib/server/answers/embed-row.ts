import { parsePart } from "@/lib/server/read-input";
import type { EmbedUse } from "@/lib/store/embeds/embed-sessions";
import type { Embed } from "@/lib/store/embeds/embeds";
import { type EmbedTheme, embedTheme, type WireEmbed } from "@/lib/wire/embed";

/** What was checked when it was kept. */
export const themeOf = ({ theme }: Pick<Embed, "theme">): EmbedTheme =>
  parsePart(embedTheme, JSON.parse(theme), "kept look");

export const toWireEmbed = (embed: Embed, use: EmbedUse | undefined): WireEmbed => ({
  id: embed.id,
  name: embed.name,
  origins: [...embed.origins],
  views: [...embed.views],
  actions: [...embed.actions],
  accountIds: embed.accountIds === null ? null : [...embed.accountIds],
  maxLifeSeconds: embed.maxLifeSeconds,
  locale: embed.locale,
  theme: themeOf(embed),
  hasLogo: embed.logo !== null,
  createdAt: embed.createdAt,
  archivedAt: embed.archivedAt,
  sessionsNow: use?.open ?? 0,
  lastOpenedAt: use?.lastOpenedAt ?? null,
});
