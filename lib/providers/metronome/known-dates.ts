import type { Instant } from "@/lib/domain/base/period";
import type { At, Remarks } from "@/lib/providers/metronome/remarks";
import type { Note } from "@/lib/providers/note";
import type { KnownPeriod } from "@/lib/providers/provider";

/** What the book knows, by the ids it gave. */
export type KnownPeriods = ReadonlyMap<string, KnownPeriod>;

/**
 * A date that cannot be read takes nothing from the one that is known (metrics 3.14 ruling 24): the known
 * one stands, and both the fault and that are said beside the row.
 */
export const keepKnown = (
  remarks: Remarks,
  at: At,
  fault: Note,
  known: Instant | null,
): Instant | null => {
  remarks.note(at, fault);
  if (known !== null) remarks.note(at, dateKept);
  return known;
};

const dateKept: Note = {
  code: "dates-kept",
  reason: "The date that was known before stands.",
};
