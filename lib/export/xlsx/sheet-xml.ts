import { type Cell, digitsOf, textCell } from "@/lib/export/cell";
import type { Row } from "@/lib/export/table";
import { styleOf } from "@/lib/export/xlsx/styles";
import { fitCell, toXmlText, xmlHead } from "@/lib/export/xlsx/xml-text";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** 0 is A, 25 is Z, 26 is AA. */
export const columnName = (place: number): string =>
  (place >= 26 ? columnName(Math.floor(place / 26) - 1) : "") +
  String.fromCharCode(65 + (place % 26));

/** The head stays in sight while the rows are scrolled. */
export const sheetBegin = (widths: readonly number[]): string => {
  const columns = widths.map(
    (width, place) =>
      `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    `${xmlHead}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${columns.join("")}</cols><sheetData>`
  );
};

export const sheetEnd = (columns: number, rows: number): string =>
  `</sheetData><autoFilter ref="A1:${columnName(columns - 1)}${rows}"/></worksheet>`;

export const headRow = (heads: readonly string[]): string =>
  toRow(1, heads.map(textCell), styleOf.head);

/** `number` counts from 1, as a spreadsheet does. */
export const sheetRow = (number: number, row: Row): string => toRow(number, row);

const toRow = (number: number, row: Row, style?: number): string => {
  const cells = row.map((cell, place) => toCell(`${columnName(place)}${number}`, cell, style));
  return `<row r="${number}">${cells.join("")}</row>`;
};

const toCell = (at: string, cell: Cell, style?: number): string => {
  switch (cell.kind) {
    case "nothing":
      return "";
    case "text":
      return textCellOf(at, cell.value, style ?? styleOf.text);
    case "number": {
      const kind = typeof cell.value === "number" ? styleOf.count : styleOf.amount;
      return `<c r="${at}" s="${kind}"><v>${digitsOf(cell)}</v></c>`;
    }
    case "instant": {
      const serial = serialOf(cell.value);
      return serial === null
        ? textCellOf(at, cell.value, styleOf.text)
        : `<c r="${at}" s="${styleOf.instant}"><v>${serial}</v></c>`;
    }
  }
};

const textCellOf = (at: string, text: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${toXmlText(fitCell(text))}</t></is></c>`;

const dayMs = 86_400_000;
const firstDay = Date.UTC(1899, 11, 30);
/** Before it spreadsheets count a day that never was. */
const firstTrueDay = Date.UTC(1900, 2, 1);

/** Days since the first one of a spreadsheet, to the millisecond; null where it has no such days. */
const serialOf = (instant: string): string | null => {
  const at = Date.parse(instant);
  return at >= firstTrueDay ? String(Number(((at - firstDay) / dayMs).toFixed(9))) : null;
};
