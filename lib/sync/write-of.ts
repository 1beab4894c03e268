/** Whose facts are written, and by which read of which connection they were found. */
export type WriteOf = {
  readonly accountId: string;
  readonly connectionId: string;
  readonly syncRunId: string;
};
