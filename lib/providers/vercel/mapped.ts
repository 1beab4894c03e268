import type { Instant } from "@/lib/domain/base/period";
import { missing, type Note } from "@/lib/providers/note";
import type { ClosedPeriod } from "@/lib/providers/provider";
import { quote } from "@/lib/providers/words";

export type Mapped<Fact> =
  | { readonly type: "fact"; readonly fact: Fact; readonly notes: readonly Note[] }
  | { readonly type: "set-aside"; readonly code: string; readonly reason: string };

export type SetAside = Extract<Mapped<never>, { type: "set-aside" }>;

export const setAside = (note: Note): SetAside => ({ type: "set-aside", ...note });

export const unknownCategory = (field: string, category: string | null | undefined): Note =>
  category === null || category === undefined
    ? missing(field)
    : { code: "unknown-category", reason: `Unknown ${field} ${quote(category)}.` };

export const endsBeforeStart = (endField: string, startField: string): Note => ({
  code: "ends-before-start",
  reason: `${endField} is not after ${startField}.`,
});

export const badAmount = (field: string, value: unknown): Note =>
  value === null || value === undefined
    ? missing(field)
    : { code: "bad-amount", reason: `${field} ${quote(String(value))} is not a number.` };

export const amountNote = (field: string, value: unknown): Note =>
  value === null || value === undefined
    ? { code: "amount-not-given", reason: `${field} is missing: the amount is not given.` }
    : {
        code: "amount-not-readable",
        reason: `${field} ${quote(String(value))} is not a number: the amount is shown as not given.`,
      };

export const outside = (start: Instant, { start: from, end: to }: ClosedPeriod): Note => ({
  code: "outside-window",
  reason: `ChargePeriodStart ${start} lies outside what was asked for, ${from} to ${to}.`,
});
