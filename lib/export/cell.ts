import { type Decimal, parseDecimal } from "@/lib/domain/base/money";

/** What stands in a cell of a file. A number keeps every digit, and nothing is never a zero. */
export type Cell =
  | { readonly kind: "number"; readonly value: Decimal | number }
  | { readonly kind: "text"; readonly value: string }
  /** An instant ends in `Z`, and its column in `_utc`. */
  | { readonly kind: "instant"; readonly value: string }
  | { readonly kind: "nothing" };

export const nothingCell: Cell = { kind: "nothing" };

export const numberCell = (value: Decimal | number): Cell => ({ kind: "number", value });

export const textCell = (value: string | null): Cell =>
  value === null || value === "" ? nothingCell : { kind: "text", value };

export const instantCell = (value: string | null): Cell =>
  value === null ? nothingCell : { kind: "instant", value };

/** The digits of a number, all of them; never a text that only looks like one. */
export const digitsOf = ({ value }: { readonly value: Decimal | number }): string => {
  const digits = String(value);
  if (parseDecimal(digits) === null) throw new Error("A cell of numbers was given a text.");
  return digits;
};
