import type { Row, Table, TableWriter } from "@/lib/export/table";

/** One object a line. A number is a text of all its digits: no reader of JSON keeps them otherwise. */
export const createJsonLinesWriter = ({ columns }: Table): TableWriter => {
  const toLine = (row: Row): string => {
    const named = row.flatMap((cell, place) => {
      const name = columns[place]?.name;
      return cell.kind === "nothing" || name === undefined ? [] : [[name, String(cell.value)]];
    });
    return `${JSON.stringify(Object.fromEntries(named))}\n`;
  };
  const toLines = (rows: readonly Row[]): string => rows.map(toLine).join("");
  return { begin: () => "", add: toLines, end: toLines };
};
