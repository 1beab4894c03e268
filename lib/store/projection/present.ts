import type { Instant } from "@/lib/domain/base/period";

/** What an answer about the book as it stands now depends on, besides the book. */
export type Present = {
  readonly now: Instant;
  /** The build whose formulas add up: what another one kept is made anew. */
  readonly madeBy: string;
};
