import type { Completeness, ProviderBatch, StreamName } from "@/lib/providers/provider";
import { resolveUnseenIssues, writeIssues } from "@/lib/store/data-issues";
import { nextKnownAt, writeStreamRead } from "@/lib/store/stream-reads";
import { troubleOfDays } from "@/lib/sync/doubt-days";
import type { SyncProgress } from "@/lib/sync/sync-progress";
import type { SyncInput, SyncState, Trouble } from "@/lib/sync/sync-state";
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

/** A history that was read to its end may have days that are not believed yet. */
export const endSamples = async (
  input: SyncInput,
  state: SyncState,
  { accountId, completeness }: Extract<ProviderBatch, { type: "samples-end" }>,
): Promise<void> => {
  const of = { accountId, connectionId: input.connection.id };
  const trouble = troubleOf(completeness) ?? (await troubleOfDays(input.db, of));
  await takeStream(input, state, accountId, "samples", trouble);
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
  await takeStream(input, state, accountId, "aggregates", troubleOf(completeness));
};

const troubleOf = (completeness: Completeness): Trouble | null =>
  completeness.state === "complete"
    ? null
    : { message: completeness.reason, kind: completeness.errorKind };

/** How far a stream outside the account's own transaction got. */
const takeStream = async (
  { db, clock, connection, run }: SyncInput,
  state: SyncState,
  accountId: string,
  stream: StreamName,
  found: Trouble | null,
): Promise<void> => {
  if (found) state.troubles.push(found);
  const trouble = found && { reason: found.message, errorKind: found.kind };
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
