import { type Cell, nothingCell, textCell } from "@/lib/export/cell";
import { headOf, type Row, type Table, type TableWriter } from "@/lib/export/table";
import { createWorkbook } from "@/lib/export/xlsx/workbook";

/** A spreadsheet keeps this many digits of a number. */
const digitsMax = 15;

const hasMoreDigits = (cell: Cell): boolean =>
  cell.kind === "number" &&
  String(cell.value)
    .replace(/^-?0*\.?0*/, "")
    .replace(".", "").length > digitsMax;

/**
 * The table on one sheet, and on a second what closes it. Numbers and dates are real ones; of an amount
 * with more digits than a spreadsheet keeps, all of them stand as text in a column beside it.
 */
export const createXlsxWriter = ({ title, columns }: Table, rowsMax?: number): TableWriter => {
  const book = createWorkbook(rowsMax);
  const amounts = columns.flatMap(({ units }, place) => (units === undefined ? [] : [place]));
  let cut = 0;
  const withExact = (row: Row): Row => {
    const exact = amounts.map((place) => {
      const cell = row[place] ?? nothingCell;
      if (cell.kind !== "number" || !hasMoreDigits(cell)) return nothingCell;
      cut += 1;
      return textCell(String(cell.value));
    });
    return [...row, ...exact];
  };
  const heads = [
    ...columns.map(headOf),
    ...amounts.map((place) => `${columns[place]?.name} (exact)`),
  ];
  return {
    begin: () => {
      book.openSheet({ name: title, heads, widths: heads.map(widthOf) });
      return book.take();
    },
    add: (rows) => {
      book.add(rows.map(withExact));
      return book.take();
    },
    end: (closing) => {
      book.openSheet({ name: "About", heads, widths: heads.map(widthOf) });
      const closed = closing.map(withExact);
      const note = `amounts of more than ${digitsMax} digits, whose text stands beside them: ${cut}`;
      book.add([...closed, ...(cut > 0 ? [[textCell("digits"), textCell(note)]] : [])]);
      book.end();
      return book.take();
    },
  };
};

const widthOf = (head: string): number => Math.max(12, Math.min(40, head.length + 4));
