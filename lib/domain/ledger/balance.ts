import type { Segment } from "@/lib/domain/base/commitment";
import {
  addDecimals,
  type Decimal,
  isNegative,
  negateDecimal,
  subtractDecimals,
  sumDecimals,
  ZERO,
} from "@/lib/domain/base/money";
import { contains, type Instant } from "@/lib/domain/base/period";
import type { EntryKind, LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import { compareEntries, movesBalance } from "@/lib/domain/ledger/ledger-entry";

/** Sums of the posted entries with t ≤ T of one segment, by kind, and of its drafts. */
export type SegmentTotals = {
  /** Null: entries that name no segment. */
  readonly segmentId: string | null;
  readonly posted: Partial<Record<EntryKind, Decimal>>;
  /** Drafts as known now, whatever their stamp (metrics 3.14 ruling 6). */
  readonly drafts: Decimal;
  /** Corrections stamped after T: entered ahead of their date, in no balance yet. */
  readonly ahead: Decimal;
};

/** Everything about one segment at T that later formulas need; null where no amount is given. */
export type SegmentFigures = {
  readonly segment: Segment;
  readonly granted: Decimal | null;
  readonly drawn: Decimal;
  readonly overage: Decimal;
  readonly lapsed: Decimal;
  /** Cancelled, credited, manual and rollover movements, with their signs. */
  readonly otherMovements: Decimal;
  /** Came from another commitment, left for another one: links, never new money. */
  readonly rolledIn: Decimal;
  readonly rolledOut: Decimal;
  /** The shortfall of a target that was invoiced (metrics 3.8). */
  readonly truedUp: Decimal;
  /** metrics 3.3: granted + rollover-in + adjustments − cancelled − rolled-out. */
  readonly adjustedGrant: Decimal | null;
  /** Sum of posted entries with t ≤ T (metrics 3.2). */
  readonly balance: Decimal | null;
  readonly pending: Decimal;
  readonly ahead: Decimal;
};

const otherKinds: readonly EntryKind[] = [
  "rollover-in",
  "rollover-out",
  "cancellation",
  "credit-back",
  "adjustment",
];

/** metrics 3.2: `Balance at T = Σ a where t ≤ T`, over the entries that move the balance. */
export const balanceAt = (entries: readonly LedgerEntry[], at: Instant): Decimal =>
  sumDecimals(
    entries
      .filter(
        (entry) => entry.status === "posted" && entry.effectiveAt <= at && movesBalance(entry.kind),
      )
      .map((entry) => entry.amount),
  );

/** metrics 3.2: the closing balance of a report that ends at `at`, by the boundary rule of 3.1. */
export const closingBalance = (entries: readonly LedgerEntry[], at: Instant): Decimal =>
  sumDecimals(
    entries
      .filter(
        (entry) =>
          entry.status === "posted" &&
          movesBalance(entry.kind) &&
          (entry.boundary === "closing" ? entry.effectiveAt <= at : entry.effectiveAt < at),
      )
      .map((entry) => entry.amount),
  );

/** Oldest first, each entry with the balance after it. A memo leaves the balance as it was. */
export const runningBalances = (
  entries: readonly LedgerEntry[],
  opening: Decimal = ZERO,
): { readonly entry: LedgerEntry; readonly balance: Decimal }[] => {
  let balance = opening;
  return [...entries].sort(compareEntries).map((entry) => {
    if (movesBalance(entry.kind)) balance = addDecimals(balance, entry.amount);
    return { entry, balance };
  });
};

export const segmentFigures = (
  segment: Segment,
  totals: SegmentTotals | undefined,
): SegmentFigures => {
  const posted = totals?.posted ?? {};
  const of = (kind: EntryKind): Decimal => posted[kind] ?? ZERO;
  const otherMovements = sumDecimals(otherKinds.map(of));
  const isGiven = segment.granted !== null;
  const granted = of("grant");
  const everything = sumDecimals(
    Object.entries(posted)
      .filter(([kind]) => kind !== "overage")
      .map(([, amount]) => amount),
  );
  return {
    segment,
    granted: isGiven ? granted : null,
    drawn: negateDecimal(of("drawdown")),
    overage: of("overage"),
    lapsed: negateDecimal(of("expiration")),
    otherMovements,
    rolledIn: of("rollover-in"),
    rolledOut: negateDecimal(of("rollover-out")),
    truedUp: negateDecimal(of("true-up")),
    adjustedGrant: isGiven ? sumDecimals([granted, otherMovements]) : null,
    balance: isGiven ? everything : null,
    pending: negateDecimal(totals?.drafts ?? ZERO),
    ahead: totals?.ahead ?? ZERO,
  };
};

/** metrics 3.2: usable balance counts active segments only; null as soon as one amount is missing. */
export const usableBalance = (figures: readonly SegmentFigures[], at: Instant): Decimal | null => {
  const active = figures.filter(({ segment }) => contains(segment, at));
  if (active.some(({ balance }) => balance === null)) return null;
  return sumDecimals(active.map(({ balance }) => balance ?? ZERO));
};

/** Settled − Pending = Available (metrics 3.2). Negative stays negative. */
export const availableBalance = (settled: Decimal, pending: Decimal): Decimal =>
  subtractDecimals(settled, pending);

export const isOverdrawn = (available: Decimal): boolean => isNegative(available);
