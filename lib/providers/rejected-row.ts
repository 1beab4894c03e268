import type { RejectedRow } from "@/lib/providers/provider";

const rawCharsMax = 4000;

export const toRejectedRow = (row: RejectedRow): RejectedRow => ({
  ...row,
  reason: withoutNul(row.reason),
  raw: withoutNul(row.raw.slice(0, rawCharsMax)),
});

// A NUL is the one character that PostgreSQL refuses in a text.
export const withoutNul = (text: string): string =>
  text.includes("\u0000") ? text.replaceAll("\u0000", "\ufffd") : text;
