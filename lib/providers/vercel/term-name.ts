import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { ClosedPeriod } from "@/lib/providers/provider";
import type { Term } from "@/lib/providers/vercel/map";

/** "MIU allocation, November 2026", unless the vendor describes the term in its own words. */
export const nameTerm = (term: Term): string =>
  term.description ?? `${kindOfTerm(term)}, ${namePeriod(term)}`;

/** Several terms that share one drawdown. */
export const nameTogether = (terms: readonly [Term, ...Term[]], period: ClosedPeriod): string =>
  `${kindOfTerm(terms[0])}, ${terms.length} overlapping terms drawn together, ${namePeriod(period)}`;

export const nameContract = (terms: readonly [Term, ...Term[]]): string =>
  `${terms[0].vendorType} contract ${terms[0].contractExternalId}`;

const kindOfTerm = ({ category, unit, vendorType }: Term): string => {
  if (category === "spend") return `${vendorType} spend commitment`;
  return `${unit.code === "MIUs" ? "MIU" : unit.code} allocation`;
};

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** In UTC, as the terms are: a whole month or year by its name, else its first and last day. */
export const namePeriod = ({ start, end }: ClosedPeriod): string => {
  const from = partsOf(start);
  const to = partsOf(end);
  const isFromMidnight = start.endsWith("T00:00:00.000Z") && end.endsWith("T00:00:00.000Z");
  const monthCount = (to.year - from.year) * 12 + to.month - from.month;
  if (isFromMidnight && from.day === 1 && to.day === 1) {
    if (monthCount === 1) return `${months[from.month - 1]} ${from.year}`;
    if (monthCount === 12 && from.month === 1) return String(from.year);
  }
  const last = partsOf(addDuration(end, -1));
  return `${dayInWords(from)} to ${dayInWords(last)}`;
};

type Parts = { readonly year: number; readonly month: number; readonly day: number };

const partsOf = (instant: Instant): Parts => {
  const [year = 0, month = 1, day = 1] = instant.slice(0, 10).split("-").map(Number);
  return { year, month, day };
};

const dayInWords = ({ year, month, day }: Parts): string =>
  `${day} ${months[month - 1]?.slice(0, 3)} ${year}`;
