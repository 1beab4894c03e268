import type { Segment } from "@/lib/domain/base/commitment";
import type { Unit } from "@/lib/domain/base/money";
import { fromEpochMs } from "@/lib/domain/base/period";
import type { ConsumptionDay } from "@/lib/domain/ledger/charge";

/** Plain data for ledgers in tests: days are counted from 1 January 2026, 00:00 UTC. */
export const MIU: Unit = { kind: "quantity", code: "MIUs" };

const dayMs = 86_400_000;
const origin = Date.UTC(2026, 0, 1);

export const dayStart = (day: number): string => fromEpochMs(origin + day * dayMs);

export const segmentOf = (
  id: string,
  firstDay: number,
  endDay: number | null,
  granted: string | null,
): Segment => ({
  id,
  accountId: "account",
  commitmentId: "commitment",
  externalId: id,
  name: id,
  start: dayStart(firstDay),
  end: endDay === null ? null : dayStart(endDay),
  granted,
});

export const consumption = (day: number, consumed: string): ConsumptionDay => ({
  day: dayStart(day).slice(0, 10),
  start: dayStart(day),
  end: dayStart(day + 1),
  consumed,
});
