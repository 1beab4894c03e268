import { columnOf, usualBoundary } from "@/lib/domain/ledger/entry-kinds";
import type { Texts } from "@/lib/embed/texts";
import type { WireLedgerEntry } from "@/lib/wire/ledger";

/** Closing entries show the day they close; charge days are the vendor's own. */
export const entryDay = (
  texts: Texts,
  { effectiveAt, kind, origin, detail }: WireLedgerEntry,
): string => {
  if (detail !== null && /^\d{4}-\d{2}-\d{2}$/.test(detail)) return texts.day(detail);
  const closes =
    columnOf(kind) === "expiry" || (origin === "reported" && usualBoundary(kind) === "closing");
  return closes ? texts.lastDayOf(effectiveAt) : texts.dayOf(effectiveAt);
};
