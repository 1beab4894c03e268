import {
  atLeastZero,
  atMostZero,
  type Exact,
  isAbove,
  isZero,
  minus,
  negative,
  plus,
  quotient,
  times,
  whole,
  zero,
} from "@/tests/support/reader/exact";
import type { RawCommitment, RawEntry, RawTerm } from "@/tests/support/reader/raw-book";

/** A number, or the word that stands in its place. */
export type Told = Exact | Word;
export type Word = "not-started" | "not-given" | "undefined" | "not-applicable" | "no-data";

export type TermReading = {
  readonly term: RawTerm;
  readonly settled: Exact;
  readonly pending: Exact;
  /** Settled less pending. */
  readonly left: Exact;
  readonly isOpen: boolean;
  readonly isGone: boolean;
};

export type CommitmentReading = {
  readonly commitment: RawCommitment;
  readonly state: string;
  readonly terms: readonly TermReading[];
  readonly figures: Readonly<Record<string, Told>>;
};

const day = 86_400_000;

/** metrics 3.12: what a kind does to the balance, and whether it changes the grant (3.3). */
const moving = [
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
const granting = [
  "grant",
  "rollover-in",
  "rollover-out",
  "cancellation",
  "credit-back",
  "adjustment",
];

const sumOf = (entries: readonly RawEntry[], kinds: readonly string[]): Exact =>
  plus(zero, ...entries.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount));

/** metrics 3.2, 3.3, 3.7, 3.8 and 3.11, of one pool or target at T. */
export const readCommitment = (commitment: RawCommitment, at: number): CommitmentReading => {
  const terms = commitment.terms.map((term) => readTerm(commitment, term, at));
  const posted = commitment.entries.filter((entry) => !entry.isDraft && entry.at <= at);
  const isBefore = at < commitment.start;
  const figures = isBefore
    ? figuresBefore(commitment, at)
    : figuresOf(commitment, posted, terms, at);
  return { commitment, terms, figures, state: stateOf(commitment, posted, terms, at) };
};

/** What names no segment belongs to the first. */
const readTerm = (commitment: RawCommitment, term: RawTerm, at: number): TermReading => {
  const isFirst = commitment.terms[0] === term;
  const own = commitment.entries.filter(
    ({ segmentId }) => segmentId === term.id || (segmentId === null && isFirst),
  );
  const settled = sumOf(
    own.filter((entry) => !entry.isDraft && entry.at <= at),
    moving,
  );
  const pending = negative(
    sumOf(
      own.filter(({ isDraft }) => isDraft),
      moving,
    ),
  );
  return {
    term,
    settled,
    pending,
    left: minus(settled, pending),
    isOpen: term.start <= at && (term.end === null || at < term.end) && !isGone(commitment, at),
    isGone: isGone(commitment, at),
  };
};

/** Ruling 9: out of what is usable from the archive instant. Ruling 13: cancelled without a date. */
const isGone = ({ archivedAt, vendorStatus }: RawCommitment, at: number): boolean =>
  (archivedAt !== null && archivedAt <= at) || vendorStatus === "cancelled";

const committedOf = (commitment: RawCommitment): Told => {
  const amounts = commitment.terms.map(({ granted }) => granted);
  if (amounts.some((amount) => amount === null)) return "not-given";
  // A rollover is a link, never new money.
  if (commitment.rolledOverFrom !== null) return zero;
  return plus(zero, ...amounts.flatMap((amount) => amount ?? []));
};

const figuresBefore = (commitment: RawCommitment, at: number): Record<string, Told> => {
  const isGiven = commitment.terms.every(({ granted }) => granted !== null);
  const names = [
    "granted",
    "drawn",
    "settled",
    "available",
    "overdrawn",
    "lapsed",
    "overage",
    "utilization",
    "consumption",
  ];
  return {
    ...Object.fromEntries(names.map((name) => [name, "not-started"])),
    committed: committedOf(commitment),
    notYetOpen: isGiven ? notYetOpenOf(commitment, at) : "not-given",
    pending: "not-started",
    exposure: commitment.isTarget ? "not-started" : "not-applicable",
  };
};

const figuresOf = (
  commitment: RawCommitment,
  posted: readonly RawEntry[],
  terms: readonly TermReading[],
  at: number,
): Record<string, Told> => {
  const isGiven = commitment.terms.every(({ granted }) => granted !== null);
  const drawn = negative(sumOf(posted, ["drawdown"]));
  const overage = sumOf(posted, ["overage"]);
  const adjusted = sumOf(posted, granting);
  const target = sumOf(posted, ["grant"]);
  const pending = plus(zero, ...terms.map((each) => each.pending));
  const open = terms.filter(({ isOpen }) => isOpen);
  const settled = sumOf(posted, moving);
  const notGiven = <Value extends Told>(value: Value): Told => (isGiven ? value : "not-given");
  // Ruling 10: corrections change what is owed of a target, not the target.
  const base = commitment.isTarget ? target : adjusted;
  const ratio = (value: Exact): Told =>
    !isGiven ? "not-given" : isZero(base) ? "undefined" : quotient(value, base);
  return {
    committed: committedOf(commitment),
    granted: notGiven(sumOf(posted, ["grant"])),
    drawn,
    settled: notGiven(settled),
    pending: commitment.provider === "vercel" ? "not-applicable" : pending,
    available: notGiven(plus(zero, ...open.map(({ left }) => atLeastZero(left)))),
    overdrawn: notGiven(plus(zero, ...open.map(({ left }) => atMostZero(left)))),
    rolledIn: notGiven(sumOf(posted, ["rollover-in"])),
    rolledOut: notGiven(negative(sumOf(posted, ["rollover-out"]))),
    notYetOpen: notGiven(notYetOpenOf(commitment, at)),
    exposure: commitment.isTarget
      ? notGiven(atLeastZero(minus(settled, pending)))
      : "not-applicable",
    lapsed: notGiven(negative(sumOf(posted, ["expiration"]))),
    overage: notGiven(overage),
    utilization: ratio(drawn),
    consumption: ratio(plus(drawn, overage)),
    base: notGiven(base),
    ...paceOf(commitment, posted, at),
  };
};

const notYetOpenOf = ({ terms, rolledOverFrom }: RawCommitment, at: number): Exact =>
  rolledOverFrom !== null
    ? zero
    : plus(
        zero,
        ...terms.flatMap(({ start, granted }) => (start > at && granted ? [granted] : [])),
      );

/** metrics 3.7, of a commitment that has one term with a start, an end and an amount. */
const paceOf = (
  { terms, rolledOverFrom }: RawCommitment,
  posted: readonly RawEntry[],
  at: number,
): Record<string, Told> => {
  const [term] = terms;
  if (terms.length !== 1 || !term?.granted || term.end === null || rolledOverFrom !== null)
    return {};
  const span = term.end - term.start;
  const elapsed = Math.min(at, term.end) - term.start;
  const plan = quotient(times(term.granted, whole(elapsed)), whole(span));
  const drawn = negative(sumOf(posted, ["drawdown"]));
  const variance = minus(drawn, plan);
  return {
    plan,
    planShare: quotient(whole(elapsed), whole(span)),
    paceRatio: isZero(plan) ? "undefined" : quotient(drawn, plan),
    variance,
    paceDays: quotient(times(variance, whole(span)), times(term.granted, whole(day))),
  };
};

/** metrics 3.1 with the words of ruling 27; exhausted: nothing left, and nothing still to open. */
const stateOf = (
  commitment: RawCommitment,
  posted: readonly RawEntry[],
  terms: readonly TermReading[],
  at: number,
): string => {
  if (isGone(commitment, at)) return "cancelled";
  if (at < commitment.start) return "upcoming";
  const isOver = commitment.end !== null && at >= commitment.end;
  if (commitment.isTarget) {
    const target = sumOf(posted, ["grant"]);
    const attained = negative(sumOf(posted, ["drawdown"]));
    if (isAbove(target) && !isAbove(minus(target, attained))) return "met";
    if (!isOver) return commitment.end === null ? "evergreen" : "active";
    return posted.some(({ kind }) => kind === "true-up") ? "trued-up" : "ended-short";
  }
  if (isOver) return "expired";
  const open = terms.filter(({ isOpen }) => isOpen);
  const isGiven = commitment.terms.every(({ granted }) => granted !== null);
  const left = plus(notYetOpenOf(commitment, at), ...open.map((each) => each.left));
  if (isGiven && !isAbove(left)) return "exhausted";
  return commitment.end === null ? "evergreen" : "active";
};
