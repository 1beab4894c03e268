import { randomBytes } from "node:crypto";
import type { EmbedAction, EmbedLocale, EmbedView } from "@/lib/domain/base/embed-words";
import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

/** What may be shown in other people's pages, and in which. */
export type Embed = {
  readonly id: string;
  readonly name: string;
  readonly origins: readonly string[];
  readonly views: readonly EmbedView[];
  readonly actions: readonly EmbedAction[];
  /** null: those that each session names. */
  readonly accountIds: readonly string[] | null;
  readonly maxLifeSeconds: number;
  readonly locale: EmbedLocale | null;
  /** JSON, as it was checked when it was kept. */
  readonly theme: string;
  readonly logo: string | null;
  readonly isPreview: boolean;
  readonly createdAt: Instant;
  readonly archivedAt: Instant | null;
};

export type EmbedSettings = Omit<Embed, "id" | "isPreview" | "createdAt" | "archivedAt">;

type EmbedRow = Pick<Embed, "id" | "name" | "origins" | "views" | "actions" | "theme" | "logo"> & {
  readonly account_ids: readonly string[] | null;
  readonly max_life_seconds: number;
  readonly locale: EmbedLocale | null;
  readonly is_preview: boolean;
  readonly created_at: Instant;
  readonly archived_at: Instant | null;
};

const columns = `id, name, origins, views, actions, account_ids, max_life_seconds, locale, theme, logo,
  is_preview, created_at, archived_at`;

const toEmbed = (row: EmbedRow): Embed => ({
  id: row.id,
  name: row.name,
  origins: row.origins,
  views: row.views,
  actions: row.actions,
  accountIds: row.account_ids,
  maxLifeSeconds: row.max_life_seconds,
  locale: row.locale,
  theme: row.theme,
  logo: row.logo,
  isPreview: row.is_preview,
  createdAt: row.created_at,
  archivedAt: row.archived_at,
});

/** Archived ones too: what they answer is that they are over. */
export const findEmbed = async (db: Queryable, id: string): Promise<Embed | null> => {
  const [row] = await db.query<EmbedRow>(`select ${columns} from embeds where id = $1`, [id]);
  return row ? toEmbed(row) : null;
};

/** Open ones first, newest first. */
export const listEmbeds = async (db: Queryable): Promise<Embed[]> => {
  const rows = await db.query<EmbedRow>(
    `select ${columns} from embeds where not is_preview
     order by archived_at is not null, created_at desc, id`,
  );
  return rows.map(toEmbed);
};

const valuesOf = (settings: EmbedSettings) => [
  ...[settings.name, settings.origins, settings.views, settings.actions, settings.accountIds],
  ...[settings.maxLifeSeconds, settings.locale, settings.theme, settings.logo],
];

export const addEmbed = async (
  tx: Queryable,
  settings: EmbedSettings,
  at: Instant,
): Promise<Embed> => {
  const id = `emb_${randomBytes(12).toString("base64url")}`;
  await tx.query(
    `insert into embeds (id, created_at, name, origins, views, actions, account_ids,
       max_life_seconds, locale, theme, logo)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, at, ...valuesOf(settings)],
  );
  return { ...settings, id, isPreview: false, createdAt: at, archivedAt: null };
};

export const changeEmbed = async (
  tx: Queryable,
  id: string,
  settings: EmbedSettings,
): Promise<void> => {
  await tx.query(
    `update embeds set name = $2, origins = $3, views = $4, actions = $5, account_ids = $6,
       max_life_seconds = $7, locale = $8, theme = $9, logo = $10
     where id = $1 and archived_at is null and not is_preview`,
    [id, ...valuesOf(settings)],
  );
};

/** False when it is not there, or over already. */
export const archiveEmbed = async (tx: Queryable, id: string, at: Instant): Promise<boolean> => {
  const archived = await tx.query(
    `update embeds set archived_at = $2
     where id = $1 and archived_at is null and not is_preview returning id`,
    [id, at],
  );
  return archived.length > 0;
};
