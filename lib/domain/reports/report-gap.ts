import type { Instant } from "@/lib/domain/base/period";
import type { ReportTerms } from "@/lib/domain/reports/report-cell";

/** Why the numbers of a period are not all there is. */
export type ReportGap = {
  readonly reason: string;
  /** Nothing at all was ever read: there is no number to mark. */
  readonly isWhole: boolean;
};

const neverRead = "its consumption has not been read yet";
const notReadSince = "not read since the period ended";

/** What the reads of these commitments say of a period that ends at `end`, told at `asOf`. */
export const gapIn = (
  terms: readonly ReportTerms[],
  end: Instant,
  asOf: Instant,
): ReportGap | null => {
  const begun = terms.filter(({ commitment }) => commitment.start < end);
  const gaps = begun.flatMap((each) => gapOf(each, end, asOf) ?? []);
  const [first] = gaps;
  if (first === undefined) return null;
  const isWhole = gaps.length === begun.length && gaps.every((gap) => gap.isWhole);
  const reasons = new Set(gaps.map(({ reason }) => reason));
  const count = `${gaps.length} of ${begun.length} commitments are not read whole`;
  return { reason: reasons.size === 1 ? first.reason : count, isWhole };
};

const gapOf = (
  { commitment, read }: ReportTerms,
  end: Instant,
  asOf: Instant,
): ReportGap | null => {
  const { readTo, termsGap, consumptionGap, gapIsAnywhere } = read;
  const part = (reason: string): ReportGap => ({ reason, isWhole: false });
  if (readTo === null && consumptionGap === null) return { reason: neverRead, isWhole: true };
  // What is over, and was read to its end, moves no more.
  const until = commitment.end !== null && commitment.end < end ? commitment.end : end;
  const isReadToEnd = readTo !== null && until <= readTo;
  if (termsGap !== null) return part(termsGap);
  if (consumptionGap !== null && (gapIsAnywhere || !isReadToEnd)) return part(consumptionGap);
  return !isReadToEnd && until <= asOf ? part(notReadSince) : null;
};
