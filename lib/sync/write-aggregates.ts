import type { Instant } from "@/lib/domain/base/period";
import type { AggregatePoint } from "@/lib/domain/hourly/utilization-sample";
import type { Sourced } from "@/lib/providers/provider";
import { aggregatePointCodec } from "@/lib/store/codecs/aggregate-point-codec";
import type { Queryable } from "@/lib/store/database";
import { sourceIdOf, writeSourceRecords } from "@/lib/store/source-records";
import { nextKnownAt } from "@/lib/store/stream-reads";
import { type FactChanges, writeFacts } from "@/lib/store/write-facts";
import type { WriteOf } from "@/lib/sync/write-of";

/** Points of earlier windows stay: the vendor's own past figures are part of the book. */
export const writeAggregates = async (
  tx: Queryable,
  of: WriteOf,
  points: readonly Sourced<AggregatePoint>[],
  now: Instant,
): Promise<FactChanges> => {
  const { accountId } = of;
  const knownAt = await nextKnownAt(tx, accountId, now);
  await writeSourceRecords(
    tx,
    of,
    points.map(({ source }) => source),
  );
  const rows = points.map(({ fact, source }) =>
    aggregatePointCodec.toRow(fact, sourceIdOf(source)),
  );
  return writeFacts(tx, {
    table: aggregatePointCodec.table,
    accountId,
    rows,
    knownAt,
    closesVanished: false,
  });
};
