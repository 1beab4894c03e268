import type { Segment } from "@/lib/domain/base/commitment";
import { type Decimal, negateDecimal, sumDecimals, ZERO } from "@/lib/domain/base/money";
import { contains, type Instant } from "@/lib/domain/base/period";
import {
  adjustedGrantKinds,
  type EntryKind,
  kindsIn,
  movingKinds,
} from "@/lib/domain/ledger/entry-kinds";

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
  /** The same as entries say it, whether or not the terms give an amount. */
  readonly additions: Decimal;
  readonly drawn: Decimal;
  readonly overage: Decimal;
  readonly lapsed: Decimal;
  /** Cancelled, credited and manual movements, with their signs. */
  readonly adjusted: Decimal;
  /** Those and rollovers. */
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

const granting = kindsIn("additions");

/** Each kind that moves a balance grants, draws, lapses, trues up or moves otherwise. */
const kinds = {
  granted: granting,
  drawn: kindsIn("drawdown"),
  lapsed: kindsIn("expiry"),
  truedUp: kindsIn("true-up"),
  adjusted: kindsIn("credited", "adjustments"),
  otherMovements: adjustedGrantKinds.filter((kind) => !granting.includes(kind)),
  rolledIn: kindsIn("rollover-in"),
  rolledOut: kindsIn("rollover-out"),
  overage: kindsIn("overage"),
} as const;

const sumOf = (posted: SegmentTotals["posted"], summed: readonly EntryKind[]): Decimal => {
  const amounts = summed.flatMap((kind) => posted[kind] ?? []);
  const [only] = amounts;
  return only !== undefined && amounts.length === 1 ? only : sumDecimals(amounts);
};

export const segmentFigures = (
  segment: Segment,
  totals: SegmentTotals | undefined,
): SegmentFigures => {
  const posted = totals?.posted ?? {};
  const of = (summed: readonly EntryKind[]): Decimal => sumOf(posted, summed);
  const isGiven = segment.granted !== null;
  return {
    segment,
    granted: isGiven ? of(kinds.granted) : null,
    additions: of(kinds.granted),
    drawn: negateDecimal(of(kinds.drawn)),
    overage: of(kinds.overage),
    lapsed: negateDecimal(of(kinds.lapsed)),
    adjusted: of(kinds.adjusted),
    otherMovements: of(kinds.otherMovements),
    rolledIn: of(kinds.rolledIn),
    rolledOut: negateDecimal(of(kinds.rolledOut)),
    truedUp: negateDecimal(of(kinds.truedUp)),
    adjustedGrant: isGiven ? of(adjustedGrantKinds) : null,
    balance: isGiven ? of(movingKinds) : null,
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
