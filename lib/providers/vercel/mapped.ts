import type { Instant } from "@/lib/domain/base/period";
import type { ClosedPeriod } from "@/lib/providers/provider";
import { withoutNul } from "@/lib/providers/rejected-row";

/** Something to tell about a row, in words that name the field. */
export type Note = { readonly code: string; readonly reason: string };

export type Mapped<Fact> =
  | { readonly type: "fact"; readonly fact: Fact; readonly notes: readonly Note[] }
  | { readonly type: "set-aside"; readonly code: string; readonly reason: string };

export type SetAside = Extract<Mapped<never>, { type: "set-aside" }>;

const setAside = (code: string, reason: string): SetAside => ({ type: "set-aside", code, reason });

export const missing = (field: string): SetAside =>
  setAside("missing-field", `${field} is missing.`);

export const unknownCategory = (field: string, category: string | null | undefined): SetAside =>
  category === null || category === undefined
    ? missing(field)
    : setAside("unknown-category", `Unknown ${field} ${quote(category)}.`);

export const badInstant = (field: string, value: string | null | undefined): SetAside =>
  value === null || value === undefined
    ? missing(field)
    : setAside("bad-instant", `${field} ${quote(value)} is no instant with a time zone.`);

export const endsBeforeStart = (endField: string, startField: string): SetAside =>
  setAside("ends-before-start", `${endField} is not after ${startField}.`);

export const badAmount = (field: string, value: unknown): SetAside =>
  value === null || value === undefined
    ? missing(field)
    : setAside("bad-amount", `${field} ${quote(String(value))} is not a number.`);

export const amountNote = (field: string, value: unknown): Note =>
  value === null || value === undefined
    ? { code: "amount-not-given", reason: `${field} is missing: the amount is not given.` }
    : {
        code: "amount-not-readable",
        reason: `${field} ${quote(String(value))} is not a number: the amount is shown as not given.`,
      };

export const outside = (start: Instant, { start: from, end: to }: ClosedPeriod): SetAside =>
  setAside(
    "outside-window",
    `ChargePeriodStart ${start} lies outside what was asked for, ${from} to ${to}.`,
  );

/** Text with something in it, or null. */
export const label = (value: string | null | undefined): string | null => {
  const trimmed = value?.trim() ?? "";
  return trimmed === "" ? null : withoutNul(trimmed);
};

const quote = (value: string): string => `"${value.replace(/\p{C}+/gu, " ").slice(0, 80)}"`;
