import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";

export type EntryRule = {
  readonly kind: EntryKind;
  /** How an entry of this kind moves a balance; null where either way is right. */
  readonly sign: "plus" | "minus" | null;
  /** The vendor names the segment of every such entry, except on postpaid commits. */
  readonly namesSegment: boolean;
};

const owners = ["PREPAID_COMMIT", "POSTPAID_COMMIT", "CREDIT"] as const;

/** By what follows the owner in the vendor's type ("CREDIT_EXPIRATION"). */
const rules: ReadonlyMap<string, EntryRule> = new Map([
  ["SEGMENT_START", { kind: "grant", sign: "plus", namesSegment: true }],
  ["INITIAL_BALANCE", { kind: "grant", sign: "plus", namesSegment: false }],
  ["AUTOMATED_INVOICE_DEDUCTION", { kind: "drawdown", sign: "minus", namesSegment: true }],
  ["EXPIRATION", { kind: "expiration", sign: "minus", namesSegment: true }],
  ["ROLLOVER", { kind: "rollover-out", sign: "minus", namesSegment: true }],
  ["TRUEUP", { kind: "true-up", sign: "minus", namesSegment: false }],
  ["MANUAL", { kind: "adjustment", sign: null, namesSegment: false }],
  ["SEAT_BASED_ADJUSTMENT", { kind: "adjustment", sign: null, namesSegment: true }],
  // Documented without a sign: counted as given (metrics 3.12).
  ["CANCELED", { kind: "cancellation", sign: null, namesSegment: true }],
  ["CREDITED", { kind: "credit-back", sign: null, namesSegment: true }],
]);

/** What an entry type means, or null for a type nobody knows. */
export const entryRule = (vendorType: string): EntryRule | null => {
  const owner = owners.find((each) => vendorType.startsWith(`${each}_`));
  return owner === undefined ? null : (rules.get(vendorType.slice(owner.length + 1)) ?? null);
};

/** The sign is known, so it counts; what it is stays open (metrics 3.14 ruling 8). */
export const unknownEntry: EntryRule = { kind: "adjustment", sign: null, namesSegment: false };
