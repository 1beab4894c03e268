import { z } from "zod";
import {
  embedEntryStates,
  embedFigures,
  embedFormats,
  renamedWords,
  statementColumns,
} from "@/lib/domain/base/embed-words";
import { answer, calendarMonth, instant, timeZone } from "@/lib/wire/common";
import { embedError, embedLocale, embedParams, embedView } from "@/lib/wire/embed";

const renamed = z.partialRecord(z.enum(renamedWords), z.string().trim().min(1).max(60));

/** Words of the host, as JSON; what is no word of ours is refused. */
const wordsText = z
  .string()
  .max(2_000)
  .transform((text, context) => {
    try {
      return renamed.parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: "custom", message: "not words of ours" });
      return z.NEVER;
    }
  });

/** What a frame asks for: in which language and zone, and what of it. */
export const embedViewQuery = z.object({
  locale: embedLocale.default("en"),
  timezone: timeZone.default("UTC"),
  words: wordsText.optional(),
  account: z.string().max(100).optional(),
  commitment: z.string().max(100).optional(),
  /** Looks back: nothing later than now, and not where the session is pinned. */
  asOf: instant.optional(),
  month: calendarMonth.optional(),
  status: z.enum(embedEntryStates).optional(),
  cursor: z.string().max(4_000).optional(),
  /** All rows that paper can hold, and a word about the rest. */
  paper: z.literal("1").optional(),
});
export type EmbedViewQuery = z.infer<typeof embedViewQuery>;

/**
 * How a figure came about: of one commitment, or without one of a whole account in a unit; or a column of a
 * month's statement; or one entry of a ledger.
 */
export const embedProofQuery = embedViewQuery
  .pick({ locale: true, timezone: true, words: true, account: true, commitment: true })
  .extend(embedViewQuery.pick({ asOf: true, month: true }).shape)
  .extend({
    figure: z.enum(embedFigures).default("available"),
    /** "USD" */
    unit: z.string().max(200).optional(),
    entry: z.string().max(200).optional(),
    /** Of the statement of `month`. */
    column: z.enum(statementColumns).optional(),
  });
export type EmbedProofQuery = z.infer<typeof embedProofQuery>;

/** What a button of a frame asks when it is pressed. */
export type EmbedProofQuestion = Pick<
  z.input<typeof embedProofQuery>,
  "account" | "commitment" | "figure" | "unit" | "entry" | "month" | "column"
>;

export const embedProofAnswer = answer(
  z.object({
    /** Made on the server, every value escaped. */
    html: z.string(),
    title: z.string(),
    asOf: instant,
  }),
);
export type WireEmbedProof = z.infer<typeof embedProofAnswer>["data"];

/** A file of the view that is shown; its ledger when none is named. */
export const embedExportQuery = embedViewQuery.extend({ view: embedView.optional() }).strict();
export type EmbedExportQuery = z.infer<typeof embedExportQuery>;

export const embedExportParams = embedParams.extend({ format: z.enum(embedFormats) });

export const embedViewParams = z.object({
  embedId: z.string().min(1).max(100),
  view: z.string().max(40),
});

export const shownView = z.object({
  view: embedView,
  /** Made on the server, every value escaped. */
  html: z.string(),
  /** Of the frame, read aloud. */
  title: z.string(),
  /** What the view is of, to ask for it again. */
  params: z.record(z.string(), z.string()),
  /** Said beside figures that hold: a part is missing, or all of it is old. */
  state: embedError.nullable(),
  /** The same with ages and names, where they are known. */
  stateText: z.object({ title: z.string(), says: z.string() }).nullable(),
  complete: z.boolean(),
  stale: z.boolean(),
  asOf: instant,
  /** In the language and the zone of the frame. */
  asOfText: z.string(),
});
export type WireEmbedView = z.infer<typeof shownView>;

export const embedViewAnswer = answer(shownView);
