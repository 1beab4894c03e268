import type { Meaning } from "@/components/marks/meaning";
import { lastIncludedDay } from "@/lib/domain/base/period";
import { columnOf, usualBoundary } from "@/lib/domain/ledger/entry-kinds";
import { formatCalendarDay, formatDay } from "@/lib/format/format-date";
import type { WireLedgerEntry } from "@/lib/wire/ledger";

type Word = { readonly word: string; readonly meaning: Meaning };

const words: Readonly<Record<WireLedgerEntry["kind"], Word>> = {
  grant: { word: "Grant", meaning: "available" },
  drawdown: { word: "Drawdown", meaning: "drawn" },
  overage: { word: "Overage", meaning: "overage" },
  expiration: { word: "Expired unused", meaning: "lapsed" },
  "rollover-in": { word: "Rolled over in", meaning: "available" },
  "rollover-out": { word: "Rolled over out", meaning: "lapsed" },
  cancellation: { word: "Cancelled", meaning: "lapsed" },
  "credit-back": { word: "Credited", meaning: "available" },
  "true-up": { word: "True-up", meaning: "attained" },
  adjustment: { word: "Adjustment", meaning: "drawn2" },
};

/** Of what is bought by the hour every day is granted, used and closed by itself. */
const hourlyWords: Readonly<Partial<typeof words>> = {
  grant: { word: "Committed", meaning: "available" },
  drawdown: { word: "Used", meaning: "drawn" },
  expiration: { word: "Unused", meaning: "lapsed" },
};

export const entryWord = ({ kind }: Pick<WireLedgerEntry, "kind">, isHourly = false): Word =>
  (isHourly ? hourlyWords[kind] : undefined) ?? words[kind];

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

const hourlyDetails: Readonly<Partial<Record<WireLedgerEntry["kind"], string>>> = {
  grant: "Hours of the day × what is committed an hour",
  drawdown: "Times the utilization of the day",
  expiration: "The rest, which cannot be recovered",
};

export const entryDetail = (entry: WireLedgerEntry, isHourly = false): string => {
  if (isHourly) return hourlyDetails[entry.kind] ?? entry.detail ?? "";
  return entry.origin === "reported"
    ? (entry.detail ?? reported[entry.kind])
    : derivedDetail(entry);
};

/** What an entry without words of its own means. */
const reported: Readonly<Record<WireLedgerEntry["kind"], string>> = {
  grant: "Opens",
  drawdown: "Deducted by an invoice",
  overage: "Beyond the pool",
  expiration: "Ends, the rest lapses",
  "rollover-in": "Came from another commitment",
  "rollover-out": "Moved to another commitment",
  cancellation: "Taken back",
  "credit-back": "Given back",
  "true-up": "Shortfall invoiced",
  adjustment: "Entered by hand",
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
