import { dayOf } from "@/tests/support/reader/calendar";
import {
  type Exact,
  negative,
  plus,
  quotient,
  whole as wholeNumber,
  zero,
} from "@/tests/support/reader/exact";
import type { RawBook, RawCommitment } from "@/tests/support/reader/raw-book";

export type BurnReading =
  | { readonly perDay: Exact; readonly days: number; readonly first: number; readonly last: number }
  | "no-data";

/** An account, a unit and what draws it: for charges one of the measures (decision 023). */
export const burnGroupOf = (commitment: RawCommitment, all: readonly RawCommitment[]) =>
  all.filter((each) => !each.isHourly && groupKey(each) === groupKey(commitment));

const groupKey = ({ accountId, unitKind, unit, measure }: RawCommitment): string =>
  [accountId, unitKind, unit, measure].join(" ");

const restricting = ["specifiers", "applicable-products", "applicable-tags"];

/** Only some usage may draw it. */
export const isRestricted = ({ attributes }: RawCommitment): boolean =>
  restricting.some((key) => attributes.includes(`"key":"${key}"`));

type Reach = {
  /** The instant up to which it was read whole. */
  readonly readTo: number;
  /** In which the days of the source are cut. */
  readonly zone: string;
};

/** The first and the last day of a window. */
type Days = readonly [first: number, last: number];

/** metrics 3.4 with rulings 19 and 28; the periods of a slow source by decision 022. */
export const readBurn = (
  group: readonly RawCommitment[],
  at: number,
  { readTo, zone }: Reach,
): BurnReading => {
  const began = Math.min(...group.map(({ start }) => start));
  const whole: Days = [dayOf(began - 1, zone) + 1, dayOf(Math.min(at, readTo), zone) - 1];
  const consumed = group
    .flatMap((commitment) => usedOf(commitment, zone))
    .filter(({ day }) => day <= whole[1]);
  const window = group.some(({ measure }) => measure !== null)
    ? lastDays(whole, 30)
    : windowOfPostings([...new Set(consumed.map(({ day }) => day))].sort(ascending), whole);
  if (window === null) return "no-data";
  const [first, last] = window;
  const days = last - first + 1;
  if (days < 7) return "no-data";
  const sum = consumed.filter(({ day }) => day >= first && day <= last).map(({ amount }) => amount);
  return { perDay: quotient(plus(zero, ...sum), wholeNumber(days)), days, first, last };
};

/** As it is told of a pool: a restricted one by itself, the others without the restricted ones. */
export const toldBurnOf = (
  commitment: RawCommitment,
  group: readonly RawCommitment[],
  burn: BurnReading,
  zone: string,
): BurnReading => {
  if (burn === "no-data") return burn;
  const { first, last } = burn;
  if (isRestricted(commitment)) {
    const from = Math.max(first, dayOf(commitment.start - 1, zone) + 1);
    const perDay = ownRate(commitment, burn, zone);
    return perDay === null ? "no-data" : { perDay, days: last - from + 1, first: from, last };
  }
  const sum = group
    .filter((each) => !isRestricted(each))
    .flatMap((each) => usedOf(each, zone))
    .filter(({ day }) => day >= first && day <= last)
    .map(({ amount }) => amount);
  return { ...burn, perDay: quotient(plus(zero, ...sum), wholeNumber(burn.days)) };
};

/** What was drawn, and what went beyond, on the days of the boundary rule. */
const usedOf = (commitment: RawCommitment, zone: string): readonly Used[] => {
  const known = used.get(commitment);
  if (known !== undefined) return known;
  const found = commitment.entries
    .filter(({ kind, isDraft }) => !isDraft && (kind === "drawdown" || kind === "overage"))
    .map(({ kind, amount, at, isClosing }) => ({
      day: dayOf(isClosing ? at - 1 : at, zone),
      amount: kind === "drawdown" ? negative(amount) : amount,
    }));
  used.set(commitment, found);
  return found;
};

type Used = { readonly day: number; readonly amount: Exact };

/** The days of a commitment are those of its one source, however often they are asked for. */
const used = new WeakMap<RawCommitment, readonly Used[]>();

/** Of a restricted pool by itself, over those days of the window on which it was open; null under seven. */
export const ownRate = (
  commitment: RawCommitment,
  { first, last }: { readonly first: number; readonly last: number },
  zone: string,
): Exact | null => {
  const from = Math.max(first, dayOf(commitment.start - 1, zone) + 1);
  const days = last - from + 1;
  if (days < 7) return null;
  const sum = usedOf(commitment, zone)
    .filter(({ day }) => day >= from && day <= last)
    .map(({ amount }) => amount);
  return quotient(plus(zero, ...sum), wholeNumber(days));
};

const ascending = (left: number, right: number): number => left - right;

const lastDays = ([first, last]: Days, count: number): Days | null =>
  first > last ? null : [Math.max(first, last - count + 1), last];

const windowOfPostings = (all: readonly number[], whole: Days): Days | null => {
  const postings = all.slice(-31);
  const latest = postings.at(-1);
  // Never posted: the first invoice may still be to come, until thirty days have passed.
  if (latest === undefined) return whole[1] - whole[0] + 1 >= 30 ? lastDays(whole, 30) : null;
  const interval = medianOf(postings.slice(1).map((day, index) => day - (postings[index] ?? 0)));
  if (interval !== null && interval <= 1) return lastDays(whole, 30);
  // Days on which periods end, the latest last.
  const ends: number[] = [whole[0] - 1];
  for (const day of postings.filter((posting) => posting >= whole[0])) {
    const before = ends.at(-1) ?? whole[0] - 1;
    const held = interval === null ? 1 : Math.max(1, Math.round((day - before) / interval));
    for (let part = 1; part < held; part += 1)
      ends.push(day - Math.round(((day - before) * (held - part)) / held));
    ends.push(day);
  }
  // Of one posting nobody knows: as long as the first took, and thirty days at least.
  const next = interval ?? Math.max(30, latest - whole[0] + 1);
  const missed = Math.floor((whole[1] - latest) / next) - 1;
  for (let part = 1; part <= missed; part += 1) ends.push(latest + Math.round(part * next));
  const last = ends.at(-1) ?? latest;
  let place = Math.max(0, ends.length - 4);
  while (place > 0 && last - (ends[place] ?? last) < 28) place -= 1;
  return [(ends[place] ?? last) + 1, last];
};

const medianOf = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((left, right) => left - right);
  if (sorted.length === 0) return null;
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};

/** The instant up to which what draws a group was read whole. */
export const readToOf = (book: RawBook, { accountId, provider }: RawCommitment): number | null =>
  book.readAt(accountId, provider === "vercel" ? "charges" : "ledger");

/** Vercel's days are those of the Pacific coast, Metronome's those of UTC. */
export const zoneOfDays = ({ provider }: RawCommitment): string =>
  provider === "vercel" ? "America/Los_Angeles" : "UTC";
