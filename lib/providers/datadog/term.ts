import type { Commitment } from "@/lib/domain/base/commitment";
import { addDuration, type Instant, type Period, parseInstant } from "@/lib/domain/base/period";
import type { CommitmentRow } from "@/lib/providers/datadog/api-schema";
import { quote } from "@/lib/providers/datadog/words";
import type { Note } from "@/lib/providers/note";

export type ReadTerm = Pick<Commitment, "start" | "end" | "undated"> & {
  readonly notes: readonly Note[];
};

/**
 * The dates as given: `term_length` is shown and never computed with (metrics 3.14 ruling 14). A
 * start that is missing is the first instant known of, a missing end is none.
 */
export const readTerm = (
  row: CommitmentRow,
  firstKnown: Instant,
  known: Period | null,
): ReadTerm => {
  const start = readDate(row, "start_date");
  const end = readDate(row, "expiration_date");
  const notes = [...start.notes, ...end.notes];
  // A date that cannot be read takes nothing from the one that is known (metrics 3.14 ruling 24).
  if (known !== null && known.end !== null && notes.length > 0) {
    return { start: known.start, end: known.end, undated: [], notes: [...notes, datesKept] };
  }
  const until = end.instant === null ? null : exclusiveEnd(end.instant);
  if (start.instant !== null && until !== null && until <= start.instant) {
    const inverted = "expiration_date is not after start_date.";
    const reason = "expiration_date is not after start_date: both are shown as not given.";
    if (known !== null && known.end !== null) {
      const kept = [{ code: "ends-before-start", reason: inverted }, datesKept];
      return { start: known.start, end: known.end, undated: [], notes: kept };
    }
    const both = [...notes, { code: "ends-before-start", reason }];
    return { start: firstKnown, end: null, undated: ["start", "end"], notes: both };
  }
  return {
    start: start.instant ?? earlier(firstKnown, until),
    end: until,
    undated: [
      ...(start.instant === null ? (["start"] as const) : []),
      ...(until === null ? (["end"] as const) : []),
    ],
    notes,
  };
};

const datesKept: Note = {
  code: "dates-kept",
  reason: "The dates that were known before stand.",
};

/** One that ended before anything was known of it still begins before it ends. */
const earlier = (firstKnown: Instant, end: Instant | null): Instant =>
  end !== null && end <= firstKnown ? addDuration(end, -1) : firstKnown;

/** metrics 3.14 ruling 12: 23:59:59 is the last second that belongs to the term. */
const exclusiveEnd = (instant: Instant): Instant =>
  instant.slice(11, 19) === "23:59:59"
    ? addDuration(`${instant.slice(0, 19)}.000Z`, 1_000)
    : instant;

const readDate = (row: CommitmentRow, field: "start_date" | "expiration_date") => {
  const value = row[field];
  if (value === null || value === undefined) return { instant: null, notes: [] };
  const instant = parseInstant(value);
  if (instant !== null) return { instant, notes: [] };
  const reason = `${field} ${quote(value)} is no instant with a time zone: it is shown as not given.`;
  return { instant: null, notes: [{ code: "bad-instant", reason }] };
};
