import type { Segment } from "@/lib/domain/base/commitment";
import {
  addDecimals,
  type Decimal,
  isNegative,
  isPositive,
  isZero,
  maxDecimal,
  minDecimal,
  negateDecimal,
  subtractDecimals,
  type Unit,
  ZERO,
} from "@/lib/domain/base/money";
import { contains, type Instant } from "@/lib/domain/base/period";
import type { ConsumptionDay } from "@/lib/domain/ledger/charge";
import type { Boundary, EntryKind } from "@/lib/domain/ledger/entry-kinds";
import { compareEntries, type LedgerEntry } from "@/lib/domain/ledger/ledger-entry";

export type DeriveInput = {
  readonly segments: readonly Segment[];
  readonly days: readonly ConsumptionDay[];
  readonly unit: Unit;
  /** The instant of the read: a segment that ended by then has lapsed. */
  readonly readAt: Instant;
};

export type DerivedLedger = {
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  /** Consumption that started in no segment: never silently dropped. */
  readonly unassigned: readonly ConsumptionDay[];
};

type Pool = {
  readonly segment: Segment;
  drawn: Decimal;
  overage: Decimal;
};

/**
 * The ledger of a pool whose vendor reports terms and charges but no balance (metrics 3.2, 3.14
 * rulings 1, 2, 16): a grant when a segment opens, one drawdown per charge day, overage as a memo
 * once the grant is used up, expiration of the rest when the segment ends. Segments that overlap
 * are drawn in the order they end.
 */
export const deriveLedger = ({ segments, days, unit, readAt }: DeriveInput): DerivedLedger => {
  const pools = inBurnOrder(segments).map((segment) => ({ segment, drawn: ZERO, overage: ZERO }));
  const entries: LedgerEntry[] = [];
  const unassigned: ConsumptionDay[] = [];
  const ids = new Set<string>();
  const write = (
    pool: Pool,
    kind: EntryKind,
    boundary: Boundary,
    effectiveAt: Instant,
    amount: Decimal,
    day: ConsumptionDay | null,
  ): void => {
    const { segment } = pool;
    const key = `${segment.id}.${kind}${day ? `.${day.day}` : ""}`;
    // A charge day cut by an edge of another segment may touch this one twice.
    const id = ids.has(key) ? `${key}.${day?.start}` : key;
    ids.add(id);
    entries.push({
      id,
      accountId: segment.accountId,
      commitmentId: segment.commitmentId,
      segmentId: segment.id,
      kind,
      boundary,
      effectiveAt,
      serviceStart: day?.start ?? null,
      serviceEnd: day?.end ?? null,
      amount,
      unit,
      status: "posted",
      origin: "derived",
      invoiceId: null,
      detail: day?.day ?? null,
      vendorType: null,
      ordinal: 0,
    });
  };

  for (const pool of pools) {
    const { granted, start } = pool.segment;
    if (granted !== null) write(pool, "grant", "opening", start, granted, null);
  }
  for (const day of [...days].sort((left, right) => (left.start < right.start ? -1 : 1))) {
    const open = pools.filter(({ segment }) => contains(segment, day.start));
    if (open.length === 0) {
      unassigned.push(day);
      continue;
    }
    for (const share of isNegative(day.consumed) ? giveBack(open, day) : draw(open, day)) {
      if (share.drawn !== null) {
        write(share.pool, "drawdown", "opening", day.start, negateDecimal(share.drawn), day);
      }
      if (share.overage !== null) {
        write(share.pool, "overage", "opening", day.start, share.overage, day);
      }
    }
  }
  for (const pool of pools) {
    const { granted, end } = pool.segment;
    if (granted === null || end === null || end > readAt) continue;
    const rest = subtractDecimals(granted, pool.drawn);
    if (!isZero(rest)) write(pool, "expiration", "closing", end, negateDecimal(rest), null);
  }
  return { entries: entries.sort(compareEntries), unassigned };
};

/** Earlier end first, then earlier start, then id: the same order whatever the vendor's order. */
const inBurnOrder = (segments: readonly Segment[]): Segment[] =>
  [...segments].sort(
    (left, right) =>
      compareText(left.end ?? "~", right.end ?? "~") ||
      compareText(left.start, right.start) ||
      compareText(left.id, right.id),
  );

const compareText = (left: string, right: string): number =>
  left < right ? -1 : left > right ? 1 : 0;

type Share = {
  readonly pool: Pool;
  readonly drawn: Decimal | null;
  readonly overage: Decimal | null;
};

const draw = (open: readonly Pool[], day: ConsumptionDay): Share[] => {
  const shares: Share[] = [];
  let rest = day.consumed;
  for (const pool of open) {
    const isLast = pool === open.at(-1);
    const room = roomOf(pool);
    const drawn = room === null ? rest : minDecimal(rest, maxDecimal(room, ZERO));
    rest = subtractDecimals(rest, drawn);
    const overage = isLast && isPositive(rest) ? rest : null;
    pool.drawn = addDecimals(pool.drawn, drawn);
    if (overage !== null) pool.overage = addDecimals(pool.overage, overage);
    // A day of no consumption is a real zero and is listed once.
    const isFirstOfZeroDay = isZero(day.consumed) && shares.length === 0;
    if (!isZero(drawn) || isFirstOfZeroDay || overage !== null) {
      shares.push({ pool, drawn: isZero(drawn) && overage !== null ? null : drawn, overage });
    }
    if (isZero(rest)) break;
  }
  return shares;
};

/** What can still be drawn; null when the amount is not given, so that nothing is ever overage. */
const roomOf = (pool: Pool): Decimal | null =>
  pool.segment.granted === null ? null : subtractDecimals(pool.segment.granted, pool.drawn);

/** A correction undoes overage first, then draws, in the reverse of the order they were made. */
const giveBack = (open: readonly Pool[], day: ConsumptionDay): Share[] => {
  const shares: Share[] = [];
  let rest = negateDecimal(day.consumed);
  for (const pool of [...open].reverse()) {
    const isLast = pool === open[0];
    const overage = minDecimal(rest, pool.overage);
    rest = subtractDecimals(rest, overage);
    const drawn = isLast ? rest : minDecimal(rest, maxDecimal(pool.drawn, ZERO));
    rest = subtractDecimals(rest, drawn);
    pool.overage = subtractDecimals(pool.overage, overage);
    pool.drawn = subtractDecimals(pool.drawn, drawn);
    if (isZero(overage) && isZero(drawn)) continue;
    shares.push({
      pool,
      drawn: isZero(drawn) ? null : negateDecimal(drawn),
      overage: isZero(overage) ? null : negateDecimal(overage),
    });
  }
  return shares;
};
