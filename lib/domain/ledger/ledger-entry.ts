import type { Decimal, Unit } from "@/lib/domain/base/money";
import type { Origin } from "@/lib/domain/base/origin";
import type { Instant } from "@/lib/domain/base/period";
import { type Boundary, type EntryKind, entryRank } from "@/lib/domain/ledger/entry-kinds";

/** A draft is deducted by the vendor and not yet invoiced. */
export const entryStatuses = ["posted", "draft"] as const;
export type EntryStatus = (typeof entryStatuses)[number];

export type LedgerEntry = {
  readonly id: string;
  readonly accountId: string;
  readonly commitmentId: string;
  readonly segmentId: string | null;
  readonly kind: EntryKind;
  readonly boundary: Boundary;
  readonly effectiveAt: Instant;
  /** What the entry pays for; null when it pays for nothing (a grant). */
  readonly serviceStart: Instant | null;
  readonly serviceEnd: Instant | null;
  /** Signed change of the balance; of a memo the consumption beyond the pool. */
  readonly amount: Decimal;
  readonly unit: Unit;
  readonly status: EntryStatus;
  readonly origin: Origin;
  readonly invoiceId: string | null;
  readonly detail: string | null;
  /** The vendor's own entry type, null when derived. */
  readonly vendorType: string | null;
  /** Order among entries of one instant, as given. */
  readonly ordinal: number;
};

/** Oldest first. At one instant closing events come before opening ones, grants before draws. */
export const compareEntries = (left: LedgerEntry, right: LedgerEntry): number => {
  if (left.effectiveAt !== right.effectiveAt) return left.effectiveAt < right.effectiveAt ? -1 : 1;
  const byRank = entryRank(left) - entryRank(right);
  if (byRank !== 0) return byRank;
  if (left.ordinal !== right.ordinal) return left.ordinal - right.ordinal;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
};
