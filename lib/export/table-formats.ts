import type { TableFormat } from "@/lib/domain/base/file-words";
import { keysOf } from "@/lib/domain/base/keys-of";
import { createCsvWriter } from "@/lib/export/csv";
import { createJsonLinesWriter } from "@/lib/export/json-lines";
import type { Table, TableWriter } from "@/lib/export/table";
import { createXlsxWriter } from "@/lib/export/xlsx/xlsx-writer";

type Format = {
  /** As HTTP names it. */
  readonly type: string;
  readonly write: (table: Table) => TableWriter;
};

/** A way to write a table is one row here. */
export const tableFormats: Readonly<Record<TableFormat, Format>> = {
  csv: { type: "text/csv; charset=utf-8", write: createCsvWriter },
  jsonl: { type: "application/jsonl; charset=utf-8", write: createJsonLinesWriter },
  xlsx: {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write: createXlsxWriter,
  },
};

export const tableTypes = keysOf(tableFormats).map((name) => tableFormats[name].type);
