import type { Cell } from "@/lib/export/cell";

export type Column = {
  readonly name: string;
  /** The units of its amounts, for the head of a table that people read. */
  readonly units?: string;
};

/** "amount (USD)" */
export const headOf = ({ name, units }: Column): string => (units ? `${name} (${units})` : name);

export type Table = {
  /** "Ledger": the name of its sheet. */
  readonly title: string;
  readonly columns: readonly Column[];
};

export type Row = readonly Cell[];

export type FileData = string | Uint8Array;

/** Takes the rows of a table as they come and gives the file piece by piece; it keeps none of them. */
export type TableWriter = {
  begin(): FileData;
  add(rows: readonly Row[]): FileData;
  /** The lines that close the table: its sums, its clocks, its end. Without them a file was cut. */
  end(closing: readonly Row[]): FileData;
};
