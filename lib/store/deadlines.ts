/** How long one statement may take on either engine, and how long the embedded one may take to start. */
export type Deadlines = {
  /** What a person waits for. */
  readonly readMs: number;
  /** A whole account, a migration of an old book, housekeeping. */
  readonly writeMs: number;
  /** A book that was not closed is recovered first. */
  readonly startMs: number;
};

export const usualDeadlines: Deadlines = { readMs: 20_000, writeMs: 300_000, startMs: 120_000 };
