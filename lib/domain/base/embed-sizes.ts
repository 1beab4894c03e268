import type { EmbedView } from "@/lib/domain/base/embed-words";

/** In a frame 720 px wide, of the invented company's first account: rows of other accounts differ. */
export type EmbedSize = {
  readonly height: number;
  /** All that is loaded, the element and its modules among it, as it is sent; without fonts. */
  readonly kilobytes: number;
};

/** Measured; the maker and the documentation say these, and tests keep them true. */
export const embedSizes: Readonly<Record<EmbedView, EmbedSize>> = {
  overview: { height: 514, kilobytes: 25.9 },
  commitment: { height: 569, kilobytes: 25.5 },
  ledger: { height: 975, kilobytes: 27.1 },
  timeline: { height: 325, kilobytes: 24.9 },
  statement: { height: 477, kilobytes: 25.4 },
};
