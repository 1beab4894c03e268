import {
  addDecimals,
  type Decimal,
  isNegative,
  isPositive,
  subtractDecimals,
  sumDecimals,
  ZERO,
} from "@/lib/domain/base/money";
import { contains, type Instant, type Period } from "@/lib/domain/base/period";
import type { FiguresInput, ReadState } from "@/lib/domain/figures/figures-input";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import { isCancelledAt } from "@/lib/domain/standing/state";

/** Why what was consumed is not known whole; a gap does not reach what was read to its end before. */
export const gapOfReads = ({ end }: Period, read: ReadState): string | null => {
  const wasReadToItsEnd = end !== null && read.readTo !== null && end <= read.readTo;
  return wasReadToItsEnd && !read.gapIsAnywhere ? null : read.consumptionGap;
};

/**
 * metrics 3.14 rulings 5 and 24: drafts are known only as of a read that was whole; otherwise nobody
 * knows which there were. What is over is no exception: its last invoice is a draft after its end.
 */
export const areDraftsKnown = (read: ReadState, at: Instant): boolean =>
  (read.readTo === null || at >= read.readTo) && read.consumptionGap === null;

/** What is left of a segment that has begun, drafts deducted where they are known. */
export const netOf = (
  { balance, pending }: Pick<SegmentFigures, "balance" | "pending">,
  hasDrafts: boolean,
): Decimal =>
  hasDrafts && pending !== ZERO ? subtractDecimals(balance ?? ZERO, pending) : (balance ?? ZERO);

/**
 * What a segment that has not begun will open with: its grant, and whatever was entered on it ahead.
 * What has rolled over is granted by the entry that brings it.
 */
export const opensWith = (
  { segment, balance, additions, rolledIn, granted }: SegmentFigures,
  isRollover: boolean,
): Decimal => {
  const { granted: scheduled } = segment;
  if (scheduled === null || granted === null || balance === null) return scheduled ?? ZERO;
  const brought = isRollover ? addDecimals(additions, rolledIn) : additions;
  const ahead = balance === brought ? ZERO : subtractDecimals(balance, brought);
  return ahead === ZERO ? scheduled : addDecimals(scheduled, ahead);
};

/**
 * metrics 3.14 ruling 29: per segment, nothing netted. `settled − pending = available + overdrawn +
 * unusable`, and with what came, moved and went every row of a table foots.
 */
export type BalanceParts = {
  /** Of every segment that has begun, those that are over too (metrics 3.2). */
  readonly settled: Decimal;
  readonly pending: Decimal;
  readonly available: Decimal;
  /** The sum of what is below zero; never positive. */
  readonly overdrawn: Decimal;
  /** What no entry has closed of what is over or was withdrawn. */
  readonly unusable: Decimal;
  /** Of the segments that count: of a pool those open now. */
  readonly open: Decimal;
  readonly notYetOpen: Decimal;
  /** Credited, cancelled and entered by hand, and grants that differ from the schedule. */
  readonly adjustments: Decimal;
  readonly rolledIn: Decimal;
};

export const balanceParts = (
  { segments, terms, read }: Pick<FiguresInput, "segments" | "terms" | "read">,
  at: Instant,
): BalanceParts => {
  const isTarget = terms.shape === "build-up";
  const isRollover = terms.rolledOverFrom !== null;
  const isWithdrawn = isCancelledAt(terms, at);
  const hasDrafts = areDraftsKnown(read, at);
  const sums = {
    settled: [] as Decimal[],
    pending: [] as Decimal[],
    available: [] as Decimal[],
    overdrawn: [] as Decimal[],
    unusable: [] as Decimal[],
    open: [] as Decimal[],
    notYetOpen: [] as Decimal[],
    adjustments: [] as Decimal[],
    rolledIn: [] as Decimal[],
  };
  for (const figures of segments) {
    const { segment, adjusted, additions, rolledIn } = figures;
    if (adjusted !== ZERO) sums.adjustments.push(adjusted);
    if (segment.start > at) {
      sums.notYetOpen.push(opensWith(figures, isRollover));
      sums.rolledIn.push(isRollover ? (segment.granted ?? ZERO) : rolledIn);
      continue;
    }
    const scheduled = isRollover ? ZERO : (segment.granted ?? ZERO);
    if (additions !== scheduled) sums.adjustments.push(subtractDecimals(additions, scheduled));
    sums.rolledIn.push(rolledIn);
    sums.settled.push(figures.balance ?? ZERO);
    sums.pending.push(figures.pending);
    // A target is owed until it is trued up, after its period too.
    const counts = !isWithdrawn && (isTarget || contains(segment, at));
    if (counts) sums.open.push(figures.balance ?? ZERO);
    const net = netOf(figures, hasDrafts);
    if (isNegative(net)) sums.overdrawn.push(net);
    else if (isPositive(net)) (counts ? sums.available : sums.unusable).push(net);
  }
  return {
    settled: total(sums.settled),
    pending: total(sums.pending),
    available: total(sums.available),
    overdrawn: total(sums.overdrawn),
    unusable: total(sums.unusable),
    open: total(sums.open),
    notYetOpen: total(sums.notYetOpen),
    adjustments: total(sums.adjustments),
    rolledIn: total(sums.rolledIn),
  };
};

/** Most commitments have one segment: it is its own sum. */
const total = (values: readonly Decimal[]): Decimal => {
  const [only] = values;
  return only === undefined ? ZERO : values.length === 1 ? only : sumDecimals(values);
};
