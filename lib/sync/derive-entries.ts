import type { DrawMeasure, Segment } from "@/lib/domain/base/commitment";
import { addDecimals, type Unit } from "@/lib/domain/base/money";
import { contains, type Instant } from "@/lib/domain/base/period";
import type { ConsumptionDay } from "@/lib/domain/ledger/charge";
import { deriveLedger } from "@/lib/domain/ledger/derive-ledger";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { StoredRow } from "@/lib/store/codecs/field";
import { segmentCodec } from "@/lib/store/codecs/segment-codec";
import type { Queryable } from "@/lib/store/database";
import { listConsumption } from "@/lib/store/list-consumption";

type DerivedHead = {
  readonly id: string;
  readonly measure: DrawMeasure;
  readonly unit: Unit;
};

type HeadRow = { id: string; measure: DrawMeasure; unit_kind: Unit["kind"]; unit_code: string };

/** The derived entries of an account, from its terms and charges as believed now. */
export const deriveEntries = async (
  tx: Queryable,
  accountId: string,
  readAt: Instant,
): Promise<LedgerEntry[]> => {
  const heads = await listDerived(tx, accountId);
  const segments = await listSegments(tx, accountId);
  const consumption = new Map<string, ConsumptionDay[]>();
  const entries: LedgerEntry[] = [];
  for (const { id, measure, unit } of heads) {
    const key = `${measure} ${unit.code}`;
    const days = consumption.get(key) ?? (await listConsumption(tx, accountId, measure, unit));
    consumption.set(key, days);
    const own = segments.filter(({ commitmentId }) => commitmentId === id);
    const ownDays = mergeDays(days, own);
    entries.push(...deriveLedger({ segments: own, days: ownDays, unit, readAt }).entries);
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

const listDerived = async (tx: Queryable, accountId: string): Promise<DerivedHead[]> => {
  const rows = await tx.query<HeadRow>(
    `select id, measure, unit_kind, unit_code from commitments
     where account_id = $1 and known_to is null and measure is not null order by id`,
    [accountId],
  );
  return rows.map((row) => ({
    id: row.id,
    measure: row.measure,
    unit: { kind: row.unit_kind, code: row.unit_code },
  }));
};

const listSegments = async (tx: Queryable, accountId: string): Promise<Segment[]> => {
  const rows = await tx.query<StoredRow>(
    `select ${segmentCodec.select("s")} from segments s
     where s.account_id = $1 and s.known_to is null order by s.id`,
    [accountId],
  );
  return rows.map(segmentCodec.fromRow);
};
