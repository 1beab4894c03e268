import type { TableFormat } from "@/lib/domain/base/file-words";

/**
 * The words of embeds and share links, each list once: what a host is told, what a frame is asked, what a page of ours
 * says in place of figures. They are a contract with other people's products and only ever grow.
 */

/** What a frame can show. */
export const embedViews = ["overview", "commitment", "ledger", "timeline", "statement"] as const;
export type EmbedView = (typeof embedViews)[number];

/** The embed that our own pages show, and no page of anybody else's. */
export const previewEmbedId = "emb_preview";

/** The forms, of all that there are, in which a frame gives its ledger away. */
export const embedFormats = ["csv", "xlsx"] as const satisfies readonly TableFormat[];
export type EmbedFormat = (typeof embedFormats)[number];

/** What somebody may do with what the frame shows. */
export const embedActions = ["export.csv", "export.xlsx", "print"] as const satisfies readonly (
  | `export.${EmbedFormat}`
  | "print"
)[];
export type EmbedAction = (typeof embedActions)[number];

/** What can stand in place of figures, or beside them. */
export const embedStates = [
  "code-used",
  "code-expired",
  "origin-not-allowed",
  "session-ended",
  "scope-empty",
  "provider-unavailable",
  "data-stale",
  "no-commitments",
  "view-not-permitted",
  "version-retired",
] as const;
export type EmbedState = (typeof embedStates)[number];

/** What an `error` can carry: a state, or that nobody answers. */
export const embedErrors = [...embedStates, "no-code", "not-found", "unavailable"] as const;
export type EmbedError = (typeof embedErrors)[number];

/** Those that asking again, with a new code, can mend. */
export const retryableErrors: readonly EmbedError[] = [
  "code-used",
  "code-expired",
  "session-ended",
  "provider-unavailable",
  "data-stale",
  "no-code",
  "unavailable",
];

export const embedLocales = ["en", "de"] as const;
export type EmbedLocale = (typeof embedLocales)[number];

/** What a host may set of the look. Anything else is left out unread. */
export const themeTokens = [
  "mode",
  "accent",
  "surface",
  "text",
  "positive",
  "negative",
  "warning",
  "chart1",
  "chart2",
  "chart3",
  "chart4",
  "chart5",
  "chart6",
  "chart7",
  "chart8",
  "radius",
  "density",
  "fontFamily",
  "logo",
  "hideHeader",
] as const;
export type ThemeToken = (typeof themeTokens)[number];

export const themeModes = ["light", "dark", "auto"] as const;
export const themeDensities = ["compact", "regular", "comfortable"] as const;

/** Families that are served with the frame or are on every machine. */
export const themeFonts = [
  "IBM Plex Sans",
  "Source Serif 4",
  "system",
  "Arial",
  "Georgia",
  "Verdana",
] as const;

/** The figures of a frame that open how they came about. */
export const embedFigures = [
  "available",
  "settled",
  "pending",
  "drawn",
  "lapsed",
  "exposure",
] as const;
export type EmbedFigure = (typeof embedFigures)[number];

/** The columns of a month's statement: a balance, what moved it, a balance. */
export const statementMovements = ["granted", "drawn", "expired", "other"] as const;
export type StatementMovement = (typeof statementMovements)[number];
export const statementColumns = ["opening", ...statementMovements, "closing"] as const;
export type StatementColumn = (typeof statementColumns)[number];

/** What a frame's ledger can be narrowed to. */
export const embedEntryStates = ["settled", "pending"] as const;

/** What can stand on a shared page beside its balance. */
export const sharedParts = ["ledger", "timeline"] as const;
export type SharedPart = (typeof sharedParts)[number];

/** The words that a host may put in place of ours. */
export const renamedWords = [
  "title",
  "available",
  "settled",
  "pending",
  "drawn",
  "expired",
  "granted",
  "pool",
  "committed",
] as const;
export type RenamedWord = (typeof renamedWords)[number];
