import { type Cell, digitsOf, textCell } from "@/lib/export/cell";
import { headOf, type Row, type Table, type TableWriter } from "@/lib/export/table";

/** What spreadsheets read as the beginning of a formula, also after blanks and in wide letters. */
const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * Names and details are the vendor's or a customer's to choose. An apostrophe keeps a spreadsheet from
 * running what begins like a formula; it is the only change made to a text.
 */
const guardText = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

const encode = (cell: Cell): string => {
  if (cell.kind === "nothing") return "";
  if (cell.kind === "number") return digitsOf(cell);
  const text = guardText(cell.value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** By RFC 4180. */
export const toCsvLine = (cells: Row): string => `${cells.map(encode).join(",")}\r\n`;

const toCsvLines = (rows: readonly Row[]): string => rows.map(toCsvLine).join("");

/** Spreadsheets take a file for UTF-8 when it begins with this, and for something else when not. */
const byteOrderMark = "\uFEFF";

/** The lines that close the table stand below it, in its own columns. */
export const createCsvWriter = ({ columns }: Table): TableWriter => ({
  begin: () => byteOrderMark + toCsvLine(columns.map((column) => textCell(headOf(column)))),
  add: toCsvLines,
  end: toCsvLines,
});
