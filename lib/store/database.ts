/**
 * The one thin seam between the book and whichever engine keeps it: PGlite in a worker thread or a
 * PostgreSQL server. Values come back alike from both: numeric, int8 and date as text,
 * timestamptz as ISO text with milliseconds and `Z`, jsonb parsed, bytea unused.
 */
export type SqlValue = string | number | boolean | null | readonly (string | number | null)[];

export type Queryable = {
  /** `$1`-style parameters only; text never carries a value. */
  query<Row extends object>(text: string, values?: readonly SqlValue[]): Promise<Row[]>;
};

export type Database = Queryable & {
  readonly engine: "pglite" | "postgres";
  /**
   * Runs `work` in one transaction. It is run again from the start when the engine asks for a
   * retry (40001, 40P01), so it must have no effect outside the transaction.
   */
  transaction<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
  /** Reads that must agree: all of them see the book as it was when the first began. */
  snapshot<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
  /** Housekeeping: takes as long as a book is large, and answers nothing. */
  upkeep(text: string): Promise<void>;
  close(): Promise<void>;
};
