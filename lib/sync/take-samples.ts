import type { Completeness, ProviderBatch, StreamName } from "@/lib/providers/provider";
import { resolveUnseenIssues, writeIssues } from "@/lib/store/data-issues";
import { nextKnownAt, writeStreamRead } from "@/lib/store/stream-reads";
import type { SyncProgress } from "@/lib/sync/sync-progress";
import type { SyncInput, SyncState } from "@/lib/sync/sync-state";
import { writeAggregates } from "@/lib/sync/write-aggregates";
import { writeSamples } from "@/lib/sync/write-samples";

/** Written at once: what is finished of a long history stays finished. */
export const takeSamples = async (
  input: SyncInput,
  progress: SyncProgress,
  batch: Extract<ProviderBatch, { type: "samples" }>,
): Promise<void> => {
  const { db, clock, connection, run } = input;
  const of = { accountId: batch.accountId, connectionId: connection.id, syncRunId: run.id };
  const facts = await db.transaction(async (tx) => {
    const changes = await writeSamples(tx, of, batch, clock());
    await input.assertOwned?.(tx);
    return changes;
  });
  await progress.count({ facts, rowsRead: batch.samples.length });
  const { done, total } = batch.progress;
  await progress.report({ step: `Read ${done} of ${total} days of utilization` });
};

export const takeAggregates = async (
  input: SyncInput,
  progress: SyncProgress,
  state: SyncState,
  batch: Extract<ProviderBatch, { type: "aggregates" }>,
): Promise<void> => {
  const { db, clock, connection, run } = input;
  const { accountId, points, completeness } = batch;
  const of = { accountId, connectionId: connection.id, syncRunId: run.id };
  const facts = await db.transaction(async (tx) => {
    const changes = await writeAggregates(tx, of, points, clock());
    await input.assertOwned?.(tx);
    return changes;
  });
  await progress.count({ facts, rowsRead: points.length });
  await takeStream(input, state, accountId, "aggregates", completeness);
};

/** How far a stream outside the account's own transaction got. */
export const takeStream = async (
  { db, clock, connection, run }: SyncInput,
  state: SyncState,
  accountId: string,
  stream: StreamName,
  completeness: Completeness,
): Promise<void> => {
  const trouble =
    completeness.state === "complete"
      ? null
      : { reason: completeness.reason, errorKind: completeness.errorKind };
  if (trouble) state.troubles.push({ kind: trouble.errorKind, message: trouble.reason });
  const reader = state.readers.get(accountId);
  state.readers.delete(accountId);
  const of = { accountId, connectionId: connection.id, syncRunId: run.id };
  await db.transaction(async (tx) => {
    const at = await nextKnownAt(tx, accountId, clock());
    if (reader) await writeIssues(tx, of, (await reader.finish()).rejected, at);
    await writeStreamRead(tx, of, { stream, trouble }, at);
    if (trouble === null) await resolveUnseenIssues(tx, of, accountId, stream, at);
  });
};
