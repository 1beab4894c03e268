import type { Segment } from "@/lib/domain/base/commitment";
import { addDecimals } from "@/lib/domain/base/money";
import { contains, type Instant } from "@/lib/domain/base/period";
import type { ConsumptionDay } from "@/lib/domain/ledger/charge";
import { deriveLedger } from "@/lib/domain/ledger/derive-ledger";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { Queryable } from "@/lib/store/database";
import { listConsumption } from "@/lib/store/list-consumption";
import { listDerivedTerms } from "@/lib/store/list-terms";

/** The derived entries of an account, from its terms and charges as believed now. */
export const deriveEntries = async (
  tx: Queryable,
  accountId: string,
  readAt: Instant,
): Promise<LedgerEntry[]> => {
  const terms = await listDerivedTerms(tx, accountId);
  const consumption = new Map<string, ConsumptionDay[]>();
  const entries: LedgerEntry[] = [];
  for (const { measure, unit, segments } of terms) {
    const key = `${measure} ${unit.code}`;
    const days = consumption.get(key) ?? (await listConsumption(tx, accountId, measure, unit));
    consumption.set(key, days);
    const ownDays = mergeDays(days, segments);
    entries.push(...deriveLedger({ segments, days: ownDays, unit, readAt }).entries);
  }
  return entries;
};

/**
 * One piece of consumption per charge day and stretch between two segment edges: rows of one day
 * that start on both sides of an edge belong to different segments (metrics 3.14, ruling 1).
 */
const mergeDays = (
  days: readonly ConsumptionDay[],
  segments: readonly Segment[],
): ConsumptionDay[] => {
  const inside = days.filter((day) => segments.some((segment) => contains(segment, day.start)));
  const edges = [...new Set(segments.flatMap(({ start, end }) => [start, end ?? start]))].sort();
  const merged = new Map<string, ConsumptionDay>();
  for (const day of inside) {
    const stretch = edges.filter((edge) => edge <= day.start).length;
    const key = `${day.day} ${stretch}`;
    const known = merged.get(key);
    merged.set(
      key,
      known
        ? {
            day: day.day,
            start: earliest(known.start, day.start),
            end: latest(known.end, day.end),
            consumed: addDecimals(known.consumed, day.consumed),
          }
        : day,
    );
  }
  return [...merged.values()];
};

const earliest = (left: Instant, right: Instant): Instant => [left, right].sort()[0] ?? left;
const latest = (left: Instant, right: Instant): Instant => [left, right].sort()[1] ?? left;
