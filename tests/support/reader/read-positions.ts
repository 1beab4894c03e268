import { daysLeft } from "@/tests/support/reader/calendar";
import {
  atLeastZero,
  atMostZero,
  type Exact,
  isAbove,
  plus,
  quotient,
  zero,
} from "@/tests/support/reader/exact";
import type { CommitmentReading, Told } from "@/tests/support/reader/read-commitment";

export type PositionReading = {
  readonly commitments: number;
  readonly withoutAmount: number;
  readonly figures: Readonly<Record<string, Told>>;
};

const summed = [
  "committed",
  "granted",
  "drawn",
  "settled",
  "pending",
  "available",
  "overdrawn",
  "unusable",
  "rolledIn",
  "rolledOut",
  "adjustments",
  "truedUp",
  "notYetOpen",
  "remaining",
  "exposure",
  "lapsed",
  "overage",
];

/** One unit, side and pool: never a mixed total. */
export const positionKey = ({ commitment }: CommitmentReading): string =>
  [
    commitment.unitKind,
    commitment.unit,
    commitment.side,
    commitment.isHourly ? "hourly" : commitment.isTarget ? "target" : "balance",
  ].join(" ");

/** metrics 3.2, 3.3 and ruling 29 over everything alike. */
export const readPosition = (all: readonly CommitmentReading[], at: number): PositionReading => {
  const readings = all.filter(({ figures }) => figures.committed !== "not-given");
  const isNothingGiven = all.length > 0 && readings.length === 0;
  const sum = (name: string): Told => {
    if (isNothingGiven) return "not-given";
    const told = readings.map(({ figures }) => figures[name]);
    const numbers = told.flatMap(numberOf);
    if (numbers.length > 0) return plus(zero, ...numbers);
    const [word] = (["no-data", "not-applicable"] as const).filter((each) => told.includes(each));
    return word ?? (hasBegun(told) ? zero : "not-started");
  };
  const counted = readings.filter(({ figures }) => numberOf(figures.base).length > 0);
  const base = plus(zero, ...counted.flatMap(({ figures }) => numberOf(figures.base)));
  const drawn = plus(zero, ...counted.flatMap(({ figures }) => numberOf(figures.drawn)));
  return {
    commitments: all.length,
    withoutAmount: all.length - readings.length,
    figures: {
      ...Object.fromEntries(summed.map((name) => [name, sum(name)])),
      utilization: isNothingGiven
        ? "not-given"
        : hasBegun(readings.map(({ figures }) => figures.drawn))
          ? shareOf(drawn, base)
          : "not-started",
      endsWithin30: endsWithin(readings, at, 30, atLeastZero),
      endsWithin60: endsWithin(readings, at, 60, atLeastZero),
      endsWithin90: endsWithin(readings, at, 90, atLeastZero),
      overdrawnWithin30: endsWithin(readings, at, 30, atMostZero),
      overdrawnWithin60: endsWithin(readings, at, 60, atMostZero),
      overdrawnWithin90: endsWithin(readings, at, 90, atMostZero),
    },
  };
};

/**
 * Every term of a contract that runs at T, ended and upcoming ones too; without one, while it runs
 * itself. What was cancelled is not counted; a target is, while it runs or is still owed.
 */
export const isInPosition = (
  { commitment, state, figures }: CommitmentReading,
  at: number,
): boolean => {
  if (state === "cancelled") return false;
  if (commitment.isTarget)
    return (
      runsAt([commitment.start, commitment.end], at) || numberOf(figures.exposure).some(isAbove)
    );
  return runsAt([commitment.start, commitment.end], at) || runsAt(commitment.contract, at);
};

const runsAt = (span: readonly [number, number | null] | null, at: number): boolean =>
  span !== null && span[0] <= at && (span[1] === null || at < span[1]);

/** Nothing is begun where all that is summed begins later. */
const hasBegun = (told: readonly (Told | undefined)[]): boolean =>
  told.length === 0 || told.some((each) => each !== "not-started");

const shareOf = (part: Exact, base: Exact): Told =>
  isAbove(base) ? quotient(part, base) : "undefined";

const numberOf = (told: Told | undefined): Exact[] =>
  told === undefined || typeof told === "string" ? [] : [told];

/** The worst case: everything left, or still to open, of what ends in so many days. */
const endsWithin = (
  readings: readonly CommitmentReading[],
  at: number,
  days: number,
  side: (left: Exact) => Exact,
): Exact =>
  plus(
    zero,
    ...readings.flatMap(({ terms, commitment: { rolledOverFrom, zone } }) =>
      terms.flatMap(({ term, left, isOpen, isGone }) => {
        if (term.end === null || term.end <= at || isGone) return [];
        if (daysLeft(at, term.end, zone) > days) return [];
        if (isOpen) return [side(left)];
        return rolledOverFrom === null && term.granted !== null ? [side(term.granted)] : [];
      }),
    ),
  );
