import type { Amount } from "@/lib/domain/base/money";
import type { Note } from "@/lib/providers/note";
import type { RejectedRow, SourceRecord } from "@/lib/providers/provider";
import { toNote, toSetAside } from "@/lib/providers/rejected-row";

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
  const remarkOf = ({ stream, source: { request, raw } }: At, { code, reason }: Note) => ({
    accountId,
    commitmentId,
    stream,
    request,
    code,
    reason,
    raw,
  });
  return {
    get rows() {
      return foldNotes(rows);
    },
    note: (at, note) => void rows.push(toNote(remarkOf(at, note))),
    setAside: (at, note, carries = null) =>
      void rows.push(toSetAside({ ...remarkOf(at, note), carries })),
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
