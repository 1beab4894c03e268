import { type Exact, minus, negative, plus, zero } from "@/tests/support/reader/exact";
import type { RawCommitment, RawEntry, RawTerm } from "@/tests/support/reader/raw-book";

export type TermReading = {
  readonly term: RawTerm;
  readonly settled: Exact;
  readonly drawn: Exact;
  readonly pending: Exact;
  /** Settled less pending. */
  readonly left: Exact;
  readonly hasBegun: boolean;
  readonly isOpen: boolean;
  readonly isGone: boolean;
};

/** Kinds that move a balance (metrics 3.12); an overage is a memo. */
export const moving = [
  "grant",
  "rollover-in",
  "drawdown",
  "expiration",
  "rollover-out",
  "true-up",
  "cancellation",
  "credit-back",
  "adjustment",
];
export const sumOf = (entries: readonly RawEntry[], kinds: readonly string[]): Exact =>
  plus(zero, ...entries.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount));

/** What names no segment belongs to the first. */
export const readTerm = (commitment: RawCommitment, term: RawTerm, at: number): TermReading => {
  const isFirst = commitment.terms[0] === term;
  const own = commitment.entries.filter(
    ({ segmentId }) => segmentId === term.id || (segmentId === null && isFirst),
  );
  const posted = own.filter((entry) => !entry.isDraft && entry.at <= at);
  const settled = sumOf(posted, moving);
  const pending = negative(
    sumOf(
      own.filter(({ isDraft }) => isDraft),
      moving,
    ),
  );
  return {
    term,
    settled,
    drawn: negative(sumOf(posted, ["drawdown"])),
    pending,
    left: areDraftsKnown(commitment, at) ? minus(settled, pending) : settled,
    hasBegun: term.start <= at,
    isOpen: term.start <= at && (term.end === null || at < term.end) && !isGone(commitment, at),
    isGone: isGone(commitment, at),
  };
};

/** Ruling 5: drafts are known as of a read that got to its end, and of no instant before it. */
export const areDraftsKnown = ({ draftsReadAt }: RawCommitment, at: number): boolean =>
  draftsReadAt !== null && draftsReadAt <= at;

/** Ruling 9: out of what is usable from the archive instant. Ruling 13: cancelled without a date. */
export const isGone = ({ archivedAt, vendorStatus }: RawCommitment, at: number): boolean =>
  (archivedAt !== null && archivedAt <= at) || vendorStatus === "cancelled";

/** Of what rolls over too: by its schedule until it begins (decision 024). */
export const notYetOpenOf = ({ terms }: RawCommitment, at: number): Exact =>
  plus(zero, ...terms.flatMap(({ start, granted }) => (start > at && granted ? [granted] : [])));
