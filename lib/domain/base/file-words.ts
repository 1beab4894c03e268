/** The forms in which a table is taken away. */
export const tableFormatNames = ["csv", "jsonl", "xlsx"] as const;

export type TableFormat = (typeof tableFormatNames)[number];
