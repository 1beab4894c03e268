import { type Decimal, multiplyDecimals, type Unit } from "@/lib/domain/base/money";
import { toDecimal } from "@/lib/providers/http/exact-json";
import type { Note } from "@/lib/providers/note";
import { quote } from "@/lib/providers/words";

/** What an amount counts, and whether it is written in hundredths of it. */
export type Measure = { readonly unit: Unit; readonly isCents: boolean };

export type ReadAmount = {
  /** Null: not given, or no number. Never read as zero. */
  readonly amount: Decimal | null;
  readonly note: Note | null;
};

/** Exact to the last digit: a cent amount is a hundredth, however many digits it has. */
export const readAmount = (field: string, value: unknown, { isCents }: Measure): ReadAmount => {
  const sent = toDecimal(value);
  if (sent === null) return { amount: null, note: unreadable(field, value) };
  const amount = isCents ? multiplyDecimals(sent, "0.01") : sent;
  return { amount, note: doubt(field, value) };
};

const unreadable = (field: string, value: unknown): Note =>
  value === null || value === undefined
    ? { code: "amount-not-given", reason: `${field} is missing: the amount is not given.` }
    : {
        code: "amount-not-readable",
        reason: `${field} ${quote(wordsOf(value))} is not a number: the amount is not known.`,
      };

const wordsOf = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");

/** So many digits a number keeps for certain on its way through the vendor's own programs. */
const certainDigits = 15;

const doubt = (field: string, value: unknown): Note | null => {
  const text = String(value);
  const isText = typeof value === "string";
  if (!isText && text.length <= certainDigits) return null;
  // A long number arrives as text as well, so that none of its digits is lost on the way.
  if (isText && !(numberLiteral.test(text) && digitsIn(text) > certainDigits)) {
    return {
      code: "amount-as-text",
      reason: `${field} came as the text ${quote(text)} and is read as that number.`,
    };
  }
  if (digitsIn(text) <= certainDigits) return null;
  return {
    code: "amount-many-digits",
    reason: `${field} ${quote(text)} has more digits than a computed number is sure of; all are kept.`,
  };
};

const numberLiteral = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

const digitsIn = (text: string): number =>
  text
    .replace(/[eE].*$/, "")
    .replace(/\D/g, "")
    .replace(/^0+/, "").length;
