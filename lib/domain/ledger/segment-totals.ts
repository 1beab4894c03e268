import type { Segment } from "@/lib/domain/base/commitment";
import { addDecimals, type Decimal, ZERO } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { SegmentTotals } from "@/lib/domain/ledger/balance";
import { columnOf } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";

/**
 * The sums of the entries of one commitment by segment, as the store adds them up: entries that name
 * no segment count with the first one.
 */
export const segmentTotals = (
  segments: readonly Segment[],
  entries: readonly LedgerEntry[],
  at: Instant,
): { readonly segment: Segment; readonly totals: SegmentTotals }[] => {
  const byStart = [...segments].sort((left, right) =>
    left.start === right.start ? (left.id < right.id ? -1 : 1) : left.start < right.start ? -1 : 1,
  );
  return byStart.map((segment, index) => {
    const own = entries.filter(({ segmentId }) =>
      segmentId === null ? index === 0 : segmentId === segment.id,
    );
    return { segment, totals: totalsOf(segment.id, own, at) };
  });
};

const totalsOf = (
  segmentId: string,
  entries: readonly LedgerEntry[],
  at: Instant,
): SegmentTotals => {
  const posted: Partial<Record<LedgerEntry["kind"], Decimal>> = {};
  let drafts = ZERO;
  let ahead = ZERO;
  for (const { status, effectiveAt, kind, amount } of entries) {
    if (status === "draft") {
      drafts = addDecimals(drafts, amount);
      continue;
    }
    if (effectiveAt > at) {
      if (columnOf(kind) === "adjustments") ahead = addDecimals(ahead, amount);
      continue;
    }
    posted[kind] = addDecimals(posted[kind] ?? ZERO, amount);
  }
  return { segmentId, posted, drafts, ahead };
};
