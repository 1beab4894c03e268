import type { z } from "zod";
import type { Amount } from "@/lib/domain/base/money";
import type { RejectedRow, SourceRecord } from "@/lib/providers/provider";
import { toRejectedRow, withoutNul } from "@/lib/providers/rejected-row";

/** Something to tell about a row, in words that name the field. */
export type Note = { readonly code: string; readonly reason: string };

export type At = {
  readonly stream: RejectedRow["stream"];
  readonly source: Pick<SourceRecord, "request" | "raw">;
};

/** Collects what there is to say about the rows of one customer. */
export type Remarks = {
  readonly rows: readonly RejectedRow[];
  /** Beside a row that is kept. */
  note(at: At, note: Note): void;
  setAside(at: At, note: Note, carries?: Amount | null): void;
  /** The same collection, for what touches the figures of one commitment. */
  about(commitmentId: string): Remarks;
};

export const createRemarks = (accountId: string | null): Remarks =>
  collectInto([], accountId, null);

const collectInto = (
  rows: RejectedRow[],
  accountId: string | null,
  commitmentId: string | null,
): Remarks => {
  const add = (
    { stream, source }: At,
    note: Note,
    rest: Pick<RejectedRow, "carries" | "isSetAside">,
  ) =>
    void rows.push(
      toRejectedRow({
        accountId,
        commitmentId,
        stream,
        request: source.request,
        line: null,
        code: note.code,
        reason: note.reason,
        raw: source.raw,
        ...rest,
      }),
    );
  return {
    get rows() {
      return foldNotes(rows);
    },
    note: (at, note) => add(at, note, { carries: null, isSetAside: false }),
    setAside: (at, note, carries = null) => add(at, note, { carries, isSetAside: true }),
    about: (id) => collectInto(rows, accountId, id),
  };
};

/** One rule that many rows call for is told once, with their number. */
const foldNotes = (rows: readonly RejectedRow[]): RejectedRow[] => {
  const counts = new Map<string, number>();
  const keyOf = ({ stream, code, reason }: RejectedRow) => `${stream} ${code} ${reason}`;
  for (const row of rows.filter(({ isSetAside }) => !isSetAside))
    counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return rows.flatMap((row) => {
    if (row.isSetAside) return [row];
    const count = counts.get(keyOf(row)) ?? 0;
    counts.delete(keyOf(row));
    if (count === 0) return [];
    if (count === 1) return [row];
    const reason = `${row.reason} The same of ${count - 1} more.`;
    return [{ ...row, commitmentId: null, reason }];
  });
};

export const missing = (field: string): Note => ({
  code: "missing-field",
  reason: `${field} is missing.`,
});

export const badInstant = (field: string, value: string | null | undefined): Note =>
  value === null || value === undefined
    ? missing(field)
    : { code: "bad-instant", reason: `${field} ${quote(value)} is no instant with a time zone.` };

export const unexpectedShape = (error: z.ZodError): Note => ({
  code: "unexpected-shape",
  reason: error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.length === 0 ? "row" : path.join(".")}: ${message}`)
    .join("; "),
});

/** Text with something in it, or null. */
export const label = (value: string | null | undefined): string | null => {
  const trimmed = value?.trim() ?? "";
  return trimmed === "" ? null : withoutNul(trimmed);
};

export const quote = (value: string): string => `"${value.replace(/\p{C}+/gu, " ").slice(0, 80)}"`;
