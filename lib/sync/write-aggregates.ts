import type { Instant } from "@/lib/domain/base/period";
import type { AggregatePoint } from "@/lib/domain/hourly/utilization-sample";
import type { Sourced } from "@/lib/providers/provider";
import { aggregatePointCodec } from "@/lib/store/codecs/aggregate-point-codec";
import type { Queryable } from "@/lib/store/database";
import type { WriteOf } from "@/lib/store/source-records";
import { nextKnownAt } from "@/lib/store/stream-reads";
import { type FactChanges, writeFacts } from "@/lib/store/write-facts";
import { toRows } from "@/lib/sync/to-rows";

/** Points of earlier windows stay: the vendor's own past figures are part of the book. */
export const writeAggregates = async (
  tx: Queryable,
  of: WriteOf,
  points: readonly Sourced<AggregatePoint>[],
  now: Instant,
): Promise<FactChanges> => {
  const knownAt = await nextKnownAt(tx, of.accountId, now);
  return writeFacts(tx, {
    table: aggregatePointCodec.table,
    of,
    rows: toRows(aggregatePointCodec, points),
    knownAt,
    closesVanished: false,
  });
};
