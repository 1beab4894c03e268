import { addDuration, type Instant } from "@/lib/domain/base/period";

/** What became of a doubt: the vendor said it again a day later, a person accepted it, or it was withdrawn. */
export const doubtOutcomes = ["confirmed", "accepted", "withdrawn"] as const;
export type DoubtOutcome = (typeof doubtOutcomes)[number];

/** How many of what a list names were known, and how many came. */
export type ListCounts = {
  /** "aws/ec2/ri", "contracts": which of the vendor's lists it is. */
  readonly list: string;
  /** What stands on it, for one. */
  readonly noun: string;
  readonly known: number;
  readonly came: number;
};

/** metrics 3.14 ruling 23: empty where there was something, or shrunk by more than half. */
export const isDoubtful = ({ known, came }: Pick<ListCounts, "known" | "came">): boolean =>
  came * 2 < known;

const confirmedAfterMs = 24 * 3_600_000;

/** From then on the same answer is believed. */
export const confirmedFrom = (doubtedAt: Instant): Instant =>
  addDuration(doubtedAt, confirmedAfterMs);

export const doubtReason = ({ list, noun, known, came }: ListCounts): string => {
  const things = `${known} known ${known === 1 ? noun : `${noun}s`}`;
  const where = list.includes("/") ? `${list}: the` : "The";
  return `${where} vendor now lists ${came === 0 ? "none" : came} of the ${things}. What was known stands until a read a day later says the same, or until it is accepted under Sources.`;
};
