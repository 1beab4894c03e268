import { type Decimal, parseDecimal } from "@/lib/domain/base/money";

/** What stands in a cell. A number is written as it is, text so that it stays text. */
export type Cell =
  | { readonly kind: "number"; readonly value: Decimal | number }
  | { readonly kind: "text"; readonly value: string };

export const numberCell = (value: Decimal | number): Cell => ({ kind: "number", value });

/** Nothing is an empty cell: never a zero. */
export const textCell = (value: string | null): Cell => ({ kind: "text", value: value ?? "" });

/** What spreadsheets read as the beginning of a formula, also after blanks and in wide letters. */
const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * Names and details are the vendor's or a customer's to choose. An apostrophe keeps a spreadsheet from
 * running what begins like a formula; it is the only change made to a text.
 */
const guardText = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

const encode = (cell: Cell): string => {
  if (cell.kind === "number") {
    const digits = String(cell.value);
    if (parseDecimal(digits) === null) throw new Error("A cell of numbers was given a text.");
    return digits;
  }
  const text = guardText(cell.value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** By RFC 4180. */
export const toCsvLine = (cells: readonly Cell[]): string => `${cells.map(encode).join(",")}\r\n`;

/** Spreadsheets take a file for UTF-8 when it begins with this, and for something else when not. */
export const byteOrderMark = "\uFEFF";
