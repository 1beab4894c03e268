import { z } from "zod";
import { answer, instant } from "@/lib/wire/common";
import { embedAction, embedView } from "@/lib/wire/embed";
import { embedViewQuery, shownView } from "@/lib/wire/embed-view";

/** A view and all that is asked of it. */
const firstView = embedViewQuery.extend({ view: z.string().max(40) }).strict();

export const exchangeBody = z.object({
  embedId: z.string().min(1).max(100),
  code: z.string().min(1).max(200),
  /** What is being renewed: the code must belong to the same subject. */
  token: z.string().max(4_000).optional(),
  /** What to show at once. One that cannot be shown keeps nobody from a token. */
  shows: firstView.optional().catch(undefined),
});
export type ExchangeBody = z.infer<typeof exchangeBody>;

/** What the frame holds, in memory alone. */
export const exchangeAnswer = answer(
  z.object({
    token: z.string(),
    expiresAt: instant,
    /** When renewing comes to an end. */
    sessionEndsAt: instant,
    /** The only page that the frame speaks to. */
    parentOrigin: z.string(),
    views: z.array(embedView),
    actions: z.array(embedAction),
    /** What was asked to be shown; null where nothing was, or where asking for it by itself says why not. */
    shown: shownView.nullable(),
  }),
);
