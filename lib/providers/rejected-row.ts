import { cleanText } from "@/lib/providers/foreign-text";
import type { RejectedRow } from "@/lib/providers/provider";

const rawCharsMax = 4000;
const reasonCharsMax = 1000;

type Remark = Pick<RejectedRow, "accountId" | "stream" | "request" | "code" | "reason" | "raw"> &
  Partial<Pick<RejectedRow, "commitmentId" | "line" | "carries">>;

/** A note beside what was kept. */
export const toNote = (remark: Remark): RejectedRow => toRejectedRow(remark, false);

/** What could not be kept. */
export const toSetAside = (remark: Remark): RejectedRow => toRejectedRow(remark, true);

const toRejectedRow = (row: Remark, isSetAside: boolean): RejectedRow => ({
  line: null,
  carries: null,
  ...row,
  reason: cleanText(row.reason, reasonCharsMax),
  raw: withoutNul(row.raw.slice(0, rawCharsMax)),
  isSetAside,
});

// A NUL is the one character that PostgreSQL refuses in a text.
const withoutNul = (text: string): string =>
  text.includes("\u0000") ? text.replaceAll("\u0000", "\ufffd") : text;
