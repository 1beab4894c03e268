/** Both clocks of a question, as they stand in the address bar. Absent means now. */
export type Clocks = {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
};
