/** Of what a page throws the framework passes a digest on, and nothing else. */
const away = "unavailable ";

/** The database is away; the reference is that of the request. */
export const toAwayDigest = (reference: string): string => away + reference;

/** Null for any other fault. */
export const findAwayReference = (digest: string): string | null =>
  digest.startsWith(away) ? digest.slice(away.length) : null;
