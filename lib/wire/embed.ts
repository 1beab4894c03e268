import { z } from "zod";
import {
  embedActions,
  embedErrors,
  embedLocales,
  embedViews,
  themeDensities,
  themeFonts,
  themeModes,
} from "@/lib/domain/base/embed-words";
import { answer, instant } from "@/lib/wire/common";

export const embedView = z.enum(embedViews);
export const embedAction = z.enum(embedActions);
export const embedLocale = z.enum(embedLocales);
export const embedError = z.enum(embedErrors);

/** A code opens one page, once, and soon. */
export const codeSeconds = 120;
/** A token is renewed by a new code. */
export const tokenSeconds = 600;
/** The longest that a session can be renewed for. */
export const sessionSecondsMax = 8 * 3_600;

const color = z.string().regex(/^#[0-9a-fA-F]{6}$/, "a colour is #rrggbb");

/** How an embed looks before its host says otherwise. */
export const embedTheme = z
  .object({
    mode: z.enum(themeModes),
    accent: color,
    surface: color,
    text: color,
    positive: color,
    negative: color,
    warning: color,
    chart1: color,
    chart2: color,
    chart3: color,
    chart4: color,
    chart5: color,
    chart6: color,
    chart7: color,
    chart8: color,
    radius: z.int().min(0).max(24),
    density: z.enum(themeDensities),
    fontFamily: z.enum(themeFonts),
    logo: z.boolean(),
    hideHeader: z.boolean(),
  })
  .partial();
export type EmbedTheme = z.infer<typeof embedTheme>;

const id = z.string().trim().min(1).max(200);
const ids = z.array(id).max(200);

/** Accounts by the id that their vendor or this book gives them; commitments by ours or the vendor's. */
export const embedResources = z.object({
  customers: ids.default([]),
  teams: ids.default([]),
  commitments: ids.default([]),
});

/** Asked by a server with a key of the scope embed-mint; never by a browser. */
export const mintBody = z.object({
  embedId: z.string().min(1).max(100),
  /** Who will look, in the host's own words; opaque to us. */
  subject: z.string().trim().min(1).max(200),
  resources: embedResources,
  views: z.array(embedView).min(1),
  actions: z.array(embedAction).default([]),
  asOf: instant.optional(),
  maxLifeSeconds: z.int().min(60).max(sessionSecondsMax).default(sessionSecondsMax),
  /** The page that the frame stands in, as browsers write it: https://app.example.com */
  parentOrigin: z.string().min(1).max(300),
  /** A word of the host's own for its log. */
  reference: z.string().max(200).optional(),
});
export type MintBody = z.infer<typeof mintBody>;

/** A look inside our own pages, at accounts of the asker's choice. */
export const previewBody = z.object({
  accountIds: z.array(id).min(1).max(200),
  views: z.array(embedView).min(1),
  actions: z.array(embedAction).default([]),
});
export type PreviewBody = z.infer<typeof previewBody>;

export const mintAnswer = answer(
  z.object({
    code: z.string(),
    url: z.string(),
    /** Of the code. */
    expiresAt: instant,
    sessionId: z.string(),
    sessionEndsAt: instant,
  }),
);

/** Exactly one of them, or `all`. */
export const revokeBody = z.object({
  sessionId: z.string().max(100).optional(),
  subject: z.string().max(200).optional(),
  embedId: z.string().max(100).optional(),
  all: z.literal(true).optional(),
});
export type RevokeBody = z.infer<typeof revokeBody>;

export const revokeAnswer = answer(z.object({ sessions: z.int() }));

export const embed = z.object({
  id: z.string(),
  name: z.string(),
  /** Exact: a scheme, a host and a port if it is not the usual one. */
  origins: z.array(z.string()),
  views: z.array(embedView),
  actions: z.array(embedAction),
  /** null: those that each session names. */
  accountIds: z.array(z.string()).nullable(),
  /** The longest a session of it lasts. */
  maxLifeSeconds: z.int(),
  /** null: the language of the host's page. */
  locale: embedLocale.nullable(),
  theme: embedTheme,
  hasLogo: z.boolean(),
  createdAt: instant,
  archivedAt: instant.nullable(),
  sessionsNow: z.int(),
  lastOpenedAt: instant.nullable(),
});
export type WireEmbed = z.infer<typeof embed>;

/** What was refused within seven days, by embed, code and the page it was asked from. */
export const embedRefusal = z.object({
  embedId: z.string(),
  code: embedError,
  origin: z.string(),
  times: z.int(),
  lastAt: instant,
});

export const embedsAnswer = answer(
  z.object({ embeds: z.array(embed), refused: z.array(embedRefusal) }),
);
export type WireEmbeds = z.infer<typeof embedsAnswer>["data"];

export const embedAnswer = answer(embed);

export const embedBody = z.object({
  name: z.string().trim().min(1).max(120),
  origins: z.array(z.string().min(1).max(300)).max(50),
  views: z.array(embedView).min(1),
  actions: z.array(embedAction).default([]),
  accountIds: z.array(z.string().min(1).max(100)).min(1).max(2_000).nullable().default(null),
  maxLifeSeconds: z.int().min(60).max(sessionSecondsMax).default(sessionSecondsMax),
  locale: embedLocale.nullable().default(null),
  theme: embedTheme.default({}),
  /** A picture as a data address (png, jpeg or webp, at most 64 KiB); null takes it away. */
  logo: z.string().max(90_000).nullable().optional(),
});
export type EmbedBody = z.infer<typeof embedBody>;

export const embedParams = z.object({ embedId: z.string().min(1).max(100) });

/** Why a page may show an embed, or may not. */
export const embedCheckQuery = z.object({ origin: z.string().min(1).max(300) });
export const embedCheckAnswer = answer(
  z.object({
    allowed: z.boolean(),
    /** In words: what is wrong with it, or that it is among those allowed. */
    reason: z.string(),
    /** What the host's first page answers; null for an origin that is not allowed: it is not asked. */
    host: z
      .discriminatedUnion("kind", [
        z.object({
          kind: z.literal("answers"),
          status: z.int(),
          embedderPolicy: z.string().nullable(),
          /** Of its content security policy, what would keep this book out. */
          refusals: z.array(z.string()),
        }),
        z.object({ kind: z.literal("silent"), reason: z.string() }),
      ])
      .nullable(),
    /** As the document is sent. */
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
);
export type WireEmbedCheck = z.infer<typeof embedCheckAnswer>["data"];
