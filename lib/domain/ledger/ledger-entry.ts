import type { Decimal, Unit } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";

/** `overage` is a memo: listed where it happened, in no balance (metrics 3.14, ruling 16). */
export type EntryKind =
  | "grant"
  | "drawdown"
  | "overage"
  | "expiration"
  | "rollover-in"
  | "rollover-out"
  | "cancellation"
  | "credit-back"
  | "true-up"
  | "adjustment";

/** Which side of an instant an entry stands on in reports: the boundary rule of metrics 3.1. */
export type Boundary = "opening" | "closing";

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
  /** Signed change of the balance; for `overage` the consumption beyond the pool, a memo. */
  readonly amount: Decimal;
  readonly unit: Unit;
  readonly status: "posted" | "draft";
  readonly origin: "reported" | "derived";
  readonly invoiceId: string | null;
  readonly detail: string | null;
  /** The vendor's own entry type, null when derived. */
  readonly vendorType: string | null;
  /** Order among entries of one instant, as given. */
  readonly ordinal: number;
};

export const movesBalance = (kind: EntryKind): boolean => kind !== "overage";

const rankOf = (entry: Pick<LedgerEntry, "boundary" | "kind">): number => {
  if (entry.boundary === "closing") return entry.kind === "drawdown" ? 0 : 1;
  return entry.kind === "grant" || entry.kind === "rollover-in" ? 2 : 3;
};

/** Oldest first. At one instant closing events come before opening ones, grants before draws. */
export const compareEntries = (left: LedgerEntry, right: LedgerEntry): number => {
  if (left.effectiveAt !== right.effectiveAt) return left.effectiveAt < right.effectiveAt ? -1 : 1;
  const byRank = rankOf(left) - rankOf(right);
  if (byRank !== 0) return byRank;
  if (left.ordinal !== right.ordinal) return left.ordinal - right.ordinal;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
};

/** The rank that `compareEntries` uses, stored so that SQL orders entries the same way. */
export const entryRank = rankOf;
