/** metrics 3.14 ruling 21: only what was paid is a liability. */
export const fundings = ["paid", "granted", "unknown"] as const;
export type Funding = (typeof fundings)[number];

/** What of a commitment says how it was funded. */
export type FundingTerms = {
  readonly id: string;
  /** Some item of its invoice schedule was invoiced, or will be. */
  readonly isInvoiced: boolean;
  /** It has a schedule at all. */
  readonly hasSchedule: boolean;
  /** Its source calls it something that nobody pays for: a credit. */
  readonly isGift: boolean;
  readonly rolledOverFrom: string | null;
};

/** By id. What rolled over was funded where it came from; whatever nobody says is unknown, never paid. */
export const fundingsOf = (terms: readonly FundingTerms[]): ReadonlyMap<string, Funding> => {
  const byId = new Map(terms.map((each) => [each.id, each]));
  return new Map(terms.map((each) => [each.id, fundingOf(each, byId)]));
};

const fundingOf = (commitment: FundingTerms, byId: ReadonlyMap<string, FundingTerms>): Funding => {
  const seen = new Set<string>();
  let next: FundingTerms | undefined = commitment;
  // A circle of rollovers would be nonsense; it ends as unknown.
  while (next !== undefined && !seen.has(next.id)) {
    seen.add(next.id);
    const own = ownFunding(next);
    if (own !== "unknown") return own;
    next = next.rolledOverFrom === null ? undefined : byId.get(next.rolledOverFrom);
  }
  return "unknown";
};

const ownFunding = ({ isInvoiced, hasSchedule, isGift }: FundingTerms): Funding => {
  if (isInvoiced) return "paid";
  return isGift && !hasSchedule ? "granted" : "unknown";
};
