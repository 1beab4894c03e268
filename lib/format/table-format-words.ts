import type { TableFormat } from "@/lib/domain/base/file-words";

/** What a person calls the forms in which a table is taken away. */
export const tableFormatWords: Readonly<Record<TableFormat, string>> = {
  csv: "CSV",
  jsonl: "JSON lines",
  xlsx: "Excel workbook",
};
