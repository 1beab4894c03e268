/** What this version knows of one billing source, apart from how it is read: data, no code. */
export type Source = {
  /** "Vercel" */
  readonly name: string;
  /** What its accounts are called: "team". */
  readonly accountNoun: string;
  /** The zone in which its days are cut, printed wherever a day is shown. */
  readonly dayZone: string;
  /** An account that was read whole and has no commitment: which kind of nothing that may be. */
  readonly whyNothing: string;
  /** Whether commitments that are bought by the hour come from it. */
  readonly isByTheHour: boolean;
};
