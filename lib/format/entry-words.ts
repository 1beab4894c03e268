import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";

/** What of a pool an entry is drawn as. */
type EntryMark = "available" | "drawn" | "drawn2" | "lapsed" | "overage" | "attained";

type EntryWords = {
  /** What it is called. */
  readonly name: string;
  /** What an entry that its source has no words for means. */
  readonly says: string;
};

/** How entries are called on screens, in proofs and in files. */
const words: Readonly<Record<EntryKind, EntryWords & { readonly mark: EntryMark }>> = {
  grant: { name: "Grant", says: "Opens", mark: "available" },
  drawdown: { name: "Drawdown", says: "Deducted by an invoice", mark: "drawn" },
  overage: { name: "Overage", says: "Beyond the pool", mark: "overage" },
  expiration: { name: "Expired unused", says: "Ends, the rest lapses", mark: "lapsed" },
  "rollover-in": {
    name: "Rolled over in",
    says: "Came from another commitment",
    mark: "available",
  },
  "rollover-out": { name: "Rolled over out", says: "Moved to another commitment", mark: "lapsed" },
  cancellation: { name: "Cancelled", says: "Taken back", mark: "lapsed" },
  "credit-back": { name: "Credited", says: "Given back", mark: "available" },
  "true-up": { name: "True-up", says: "Shortfall invoiced", mark: "attained" },
  adjustment: { name: "Adjustment", says: "Entered by hand", mark: "drawn2" },
};

/** Of what is bought by the hour every day is granted, used and closed by itself. */
const hourly: Readonly<Partial<Record<EntryKind, EntryWords>>> = {
  grant: { name: "Committed", says: "Hours of the day × what is committed an hour" },
  drawdown: { name: "Used", says: "Times the utilization of the day" },
  expiration: { name: "Unused", says: "The rest, which cannot be recovered" },
};

export const entryName = (kind: EntryKind): string => words[kind].name;

export const entryMark = (kind: EntryKind): EntryMark => words[kind].mark;

export const hourlyEntryName = (kind: EntryKind): string => hourly[kind]?.name ?? entryName(kind);

export const entryMeaning = (kind: EntryKind): string => words[kind].says;

/** Null where an entry of that kind has nothing to do with hours. */
export const hourlyEntryMeaning = (kind: EntryKind): string | null => hourly[kind]?.says ?? null;
