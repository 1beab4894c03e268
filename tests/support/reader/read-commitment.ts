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
import type { RawCommitment, RawEntry } from "@/tests/support/reader/raw-book";
import { stateOf } from "@/tests/support/reader/read-state";
import {
  areDraftsKnown,
  isGone,
  notYetOpenOf,
  readTerm,
  sumOf,
  type TermReading,
} from "@/tests/support/reader/read-terms";

/** A number, or the word that stands in its place. */
export type Told = Exact | Word;
export type Word = "not-started" | "not-given" | "undefined" | "not-applicable" | "no-data";

export type CommitmentReading = {
  readonly commitment: RawCommitment;
  readonly state: string;
  readonly terms: readonly TermReading[];
  readonly figures: Readonly<Record<string, Told>>;
};

const day = 86_400_000;

/** What changes the grant (metrics 3.3). */
const granting = [
  "grant",
  "rollover-in",
  "rollover-out",
  "cancellation",
  "credit-back",
  "adjustment",
];

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
    "unusable",
    "rolledOut",
    "truedUp",
    "lapsed",
    "overage",
    "utilization",
    "consumption",
  ];
  const toOpen = isGiven ? notYetOpenOf(commitment, at) : "not-given";
  return {
    ...Object.fromEntries(names.map((name) => [name, "not-started"])),
    committed: committedOf(commitment),
    notYetOpen: toOpen,
    // metrics 3.11: what is still to open is left of the contract.
    remaining: toOpen,
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
  const begun = terms.filter(({ hasBegun }) => hasBegun);
  // Rulings 10 and 27: what is to be reached is what was agreed, whatever was entered of it.
  const target =
    commitment.rolledOverFrom !== null
      ? sumOf(posted, ["grant"])
      : plus(zero, ...begun.flatMap(({ term }) => term.granted ?? []));
  const open = commitment.isTarget ? begun : terms.filter(({ isOpen }) => isOpen);
  const pending = plus(zero, ...begun.map((each) => each.pending));
  const over = commitment.isTarget ? [] : begun.filter(({ isOpen }) => !isOpen);
  const settled = plus(zero, ...begun.map((each) => each.settled));
  const notGiven = <Value extends Told>(value: Value): Told => (isGiven ? value : "not-given");
  // Ruling 10: corrections change what is owed of a target, not the target.
  const base = commitment.isTarget ? target : adjusted;
  const ratio = (value: Exact): Told =>
    !isGiven ? "not-given" : isAbove(base) ? quotient(value, base) : "undefined";
  return {
    committed: committedOf(commitment),
    granted: notGiven(commitment.isTarget ? target : sumOf(posted, ["grant"])),
    drawn,
    settled: notGiven(settled),
    pending:
      commitment.provider === "vercel"
        ? "not-applicable"
        : areDraftsKnown(commitment, at)
          ? pending
          : "no-data",
    available: notGiven(plus(zero, ...open.map((each) => atLeastZero(each.left)))),
    overdrawn: notGiven(plus(zero, ...begun.map((each) => atMostZero(each.left)))),
    unusable: notGiven(plus(zero, ...over.map((each) => atLeastZero(each.left)))),
    rolledIn: notGiven(sumOf(posted, ["rollover-in"])),
    rolledOut: notGiven(negative(sumOf(posted, ["rollover-out"]))),
    notYetOpen: notGiven(notYetOpenOf(commitment, at)),
    exposure: commitment.isTarget
      ? notGiven(plus(zero, ...begun.map((each) => atLeastZero(each.left))))
      : "not-applicable",
    lapsed: notGiven(negative(sumOf(posted, ["expiration"]))),
    truedUp: notGiven(negative(sumOf(posted, ["true-up"]))),
    adjustments: notGiven(adjustmentsOf(commitment, posted, at)),
    remaining: notGiven(isGone(commitment, at) ? zero : remainingOf(commitment, terms, at)),
    overage: notGiven(overage),
    utilization: ratio(drawn),
    consumption: ratio(plus(drawn, overage)),
    base: notGiven(base),
    ...paceOf(commitment, posted, at),
  };
};

/** Credited, cancelled and by hand, and what was granted beside the schedule (decision 024). */
const adjustmentsOf = (
  { terms, rolledOverFrom }: RawCommitment,
  posted: readonly RawEntry[],
  at: number,
): Exact => {
  const begun = terms.filter(({ start }) => start <= at);
  const ids = new Set(begun.map(({ id }) => id));
  const isOfFirst = begun.length > 0;
  const granted = posted.filter(({ segmentId }) =>
    segmentId === null ? isOfFirst : ids.has(segmentId),
  );
  const scheduled = rolledOverFrom === null ? begun.flatMap(({ granted: own }) => own ?? []) : [];
  return plus(
    sumOf(posted, ["cancellation", "credit-back", "adjustment"]),
    minus(sumOf(granted, ["grant"]), plus(zero, ...scheduled)),
  );
};

/** metrics 3.11: what was posted and is left of what is open, or owed, and what is still to open. */
const remainingOf = (
  commitment: RawCommitment,
  terms: readonly TermReading[],
  at: number,
): Exact => {
  const left = commitment.isTarget
    ? terms.filter(({ hasBegun }) => hasBegun).map(({ settled }) => atLeastZero(settled))
    : terms.filter(({ isOpen }) => isOpen).map(({ settled }) => settled);
  return plus(notYetOpenOf(commitment, at), ...left);
};

/** metrics 3.7, of a commitment that has one term with a start, an end and an amount. */
const paceOf = (
  commitment: RawCommitment,
  posted: readonly RawEntry[],
  at: number,
): Record<string, Told> => {
  const { terms, rolledOverFrom } = commitment;
  if (isGone(commitment, at)) return { pace: "not-applicable", planShare: "not-applicable" };
  const [term] = terms;
  if (terms.length !== 1 || !term?.granted || term.end === null || rolledOverFrom !== null)
    return {};
  const span = term.end - term.start;
  const elapsed = Math.min(at, term.end) - term.start;
  const plan =
    at >= term.end ? term.granted : quotient(times(term.granted, whole(elapsed)), whole(span));
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
