import { lastIncludedDay } from "@/lib/domain/base/period";
import { columnOf, usualBoundary } from "@/lib/domain/ledger/entry-kinds";
import { entryMeaning, hourlyEntryMeaning } from "@/lib/format/entry-words";
import { formatCalendarDay, formatDay } from "@/lib/format/format-date";
import type { WireLedgerEntry } from "@/lib/wire/ledger";

/** Closing entries show the day they close: an invoice of September is stamped 1 October. */
const closesDay = ({ kind, origin }: WireLedgerEntry): boolean =>
  columnOf(kind) === "expiry" || (origin === "reported" && usualBoundary(kind) === "closing");

/** Charge days print as the vendor's own day. */
export const entryDay = (entry: WireLedgerEntry, isHourly = false): string => {
  if (isHourly) return formatDay(entry.serviceStart ?? entry.effectiveAt);
  if (entry.detail && /^\d{4}-\d{2}-\d{2}$/.test(entry.detail))
    return formatCalendarDay(entry.detail);
  return closesDay(entry)
    ? formatCalendarDay(lastIncludedDay(entry.effectiveAt, "UTC"))
    : formatDay(entry.effectiveAt);
};

export const entryDetail = (entry: WireLedgerEntry, isHourly = false): string => {
  if (isHourly) return hourlyEntryMeaning(entry.kind) ?? entry.detail ?? "";
  return entry.origin === "reported"
    ? (entry.detail ?? entryMeaning(entry.kind))
    : derivedDetail(entry);
};

const derivedDetail = (entry: WireLedgerEntry): string => {
  switch (entry.kind) {
    case "grant":
      return "Term opens";
    case "expiration":
      return "Term ends, the rest lapses";
    case "overage":
      return "Beyond the pool, billed on demand";
    case "drawdown":
      return entry.isRunning ? "Usage of the day so far, still running" : "Usage of the day";
    default:
      return entry.detail ?? "";
  }
};
