import type { Instant } from "@/lib/domain/base/period";
import {
  isProviderError,
  type ProviderBatch,
  type RejectedRow,
  type SentList,
  type WantedDays,
} from "@/lib/providers/provider";
import { writeIssues } from "@/lib/store/data-issues";
import type { Database } from "@/lib/store/database";
import { isDiskFull } from "@/lib/store/disk-space";
import { findHistoryWanted } from "@/lib/store/history-wanted";
import { listKnownAccounts } from "@/lib/store/list-known-accounts";
import { listKnownPeriods } from "@/lib/store/list-known-periods";
import { listKnownRecords } from "@/lib/store/list-known-records";
import { listSampledDays } from "@/lib/store/sampled-days";
import type { WriteOf } from "@/lib/store/source-records";
import { discardStagedAccount, discardStagedOfConnection } from "@/lib/store/stage-charges";
import { type StreamRead, writeStreamRead } from "@/lib/store/stream-reads";
import type { StoredSyncRun } from "@/lib/store/sync-runs";
import { countUnread } from "@/lib/store/unread-accounts";
import { type AccountRead, type AccountReader, createAccountReader } from "@/lib/sync/account-read";
import { believeList } from "@/lib/sync/believe-list";
import { createIssueList } from "@/lib/sync/issue-list";
import { streamTroubles } from "@/lib/sync/stream-troubles";
import { createSyncProgress, type SyncProgress } from "@/lib/sync/sync-progress";
import type { SyncInput, SyncState, Trouble } from "@/lib/sync/sync-state";
import { countUnreadAccounts, endAccounts, takeAccounts } from "@/lib/sync/take-accounts";
import { endSamples, takeAggregates, takeSamples } from "@/lib/sync/take-samples";
import { writeAccount } from "@/lib/sync/write-account";

/** Reads one connection whole into the book. Never throws for what a source does. */
export const syncConnection = async (input: SyncInput): Promise<StoredSyncRun> => {
  const { db, clock, provider, connection, signal } = input;
  const started = {
    ...input.run,
    state: "running" as const,
    startedAt: clock(),
    step: "Asking for the accounts",
  };
  const progress = createSyncProgress(db, started, clock);
  const state: SyncState = {
    readers: new Map(),
    list: { accounts: new Set(), setAside: 0, isChosen: false, trouble: null },
    ofNoAccount: createIssueList(),
    troubles: [],
  };
  await progress.finish({});
  await discardStagedOfConnection(db, connection.id);
  try {
    const context = {
      now: clock(),
      signal,
      listSampledDays: (accountId: string, scope: string, wanted?: WantedDays) =>
        listSampledDays(db, accountId, scope, wanted),
      historyWantedAt: await findHistoryWanted(db, connection.id),
      believeList: (sent: SentList) => believeList(db, state, connection.id, sent, clock()),
      listKnownAccounts: () => listKnownAccounts(db, connection.id),
      listKnownPeriods: (accountId: string) => listKnownPeriods(db, accountId),
      listKnownRecords: (accountId: string) => listKnownRecords(db, accountId),
    };
    for await (const batch of provider.fetchBatches(connection, context)) {
      signal.throwIfAborted();
      await takeBatch(input, progress, state, batch);
    }
    signal.throwIfAborted();
    await writeOfNoAccount(input, state);
    await endAccounts(input, progress, state);
  } catch (error) {
    if (signal.aborted) return progress.current();
    // Left as if its process had died: nothing can be noted of it now, and it is taken up again.
    if (isDiskFull(error)) throw error;
    if (!isProviderError(error)) input.onFault(error);
    else await writeOfNoAccount(input, state);
    return progress.finish({ ...failureOf(error), finishedAt: clock() });
  }
  const [first] = state.troubles;
  return progress.finish({
    accountsUnread: await countUnread(db, connection.id),
    state: first ? "incomplete" : "complete",
    step: first ? "Read in part" : "Complete",
    error: first ? { kind: first.kind, message: inWords(state.troubles) } : null,
    finishedAt: clock(),
  });
};

const takeBatch = async (
  input: SyncInput,
  progress: SyncProgress,
  state: SyncState,
  batch: ProviderBatch,
): Promise<void> => {
  switch (batch.type) {
    case "accounts":
      return takeAccounts(input, progress, state, batch);
    case "rejected":
      return takeRejected(input, progress, state, batch.rows);
    case "terms":
      readerOf(input, state, batch.accountId).addTerms(batch);
      return progress.count({ rowsRead: batch.segments.length });
    case "ledger":
      readerOf(input, state, batch.accountId).addLedger(batch);
      return progress.count({ rowsRead: batch.entries.length });
    case "charges":
      await readerOf(input, state, batch.accountId).addCharges(batch.window, batch.charges);
      return progress.count({ rowsRead: batch.charges.length });
    case "charges-end":
      return readerOf(input, state, batch.accountId).endWindow(batch);
    case "samples":
      return takeSamples(input, progress, batch);
    case "samples-end":
      return endSamples(input, state, batch);
    case "aggregates":
      return takeAggregates(input, progress, state, batch);
    case "account-end":
      return endAccount(input, progress, state, batch.accountId);
  }
};

const readerOf = ({ db, run }: SyncInput, state: SyncState, accountId: string): AccountReader => {
  const known = state.readers.get(accountId);
  if (known) return known;
  const made = createAccountReader(db, { syncRunId: run.id, accountId });
  state.readers.set(accountId, made);
  return made;
};

const takeRejected = async (
  input: SyncInput,
  progress: SyncProgress,
  state: SyncState,
  rows: readonly RejectedRow[],
): Promise<void> => {
  countUnreadAccounts(state, rows);
  for (const row of rows) {
    if (row.accountId === null) state.ofNoAccount.add(row);
    else readerOf(input, state, row.accountId).addRejected(row);
  }
  await progress.count({ rowsSetAside: rows.filter(({ isSetAside }) => isSetAside).length });
};

/** Together, so that rows alike stay as many as they are, on whichever page they came. */
const writeOfNoAccount = (
  { db, clock, connection, run }: SyncInput,
  { ofNoAccount }: SyncState,
): Promise<void> => {
  const of = { connectionId: connection.id, syncRunId: run.id };
  return writeIssues(db, of, ofNoAccount.issues(), clock());
};

const endAccount = async (
  input: SyncInput,
  progress: SyncProgress,
  state: SyncState,
  accountId: string,
): Promise<void> => {
  const { db, clock, connection, run } = input;
  const reader = state.readers.get(accountId);
  state.readers.delete(accountId);
  if (reader) {
    const read = await reader.finish();
    const of = { accountId, connectionId: connection.id, syncRunId: run.id };
    try {
      const { facts, streams } = await db.transaction(async (tx) => {
        const written = await writeAccount(tx, of, read, clock());
        await input.assertOwned?.(tx);
        return written;
      });
      state.troubles.push(...troublesOf(streams));
      await progress.count({ facts });
    } catch (error) {
      if (input.signal.aborted || isDiskFull(error)) throw error;
      // One account that cannot be written must not keep the others from being read.
      input.onFault(error);
      state.troubles.push(...troublesOf(streamTroubles(read)), notWritten);
      await writeFailedReads(db, of, read, clock());
    }
  }
  await progress.count({ accountsDone: 1 });
  const { accountsDone, accountsTotal } = progress.current();
  await progress.report({ step: `Read ${accountsDone} of ${accountsTotal ?? "?"} accounts` });
};

const troublesOf = (streams: readonly StreamRead[]): Trouble[] =>
  streams.flatMap(({ trouble }) =>
    trouble === null ? [] : [{ kind: trouble.errorKind, message: trouble.reason }],
  );

const notWritten: Trouble = {
  kind: "internal",
  message: "What was read could not be written. The log says why; sync again.",
};

/** The account keeps its last good figures, and says that they are not the newest. */
const writeFailedReads = (db: Database, of: WriteOf, read: AccountRead, at: Instant) =>
  db.transaction(async (tx) => {
    const trouble = { reason: notWritten.message, errorKind: notWritten.kind };
    for (const { stream } of streamTroubles(read)) {
      await writeStreamRead(tx, of, { stream, trouble }, at);
    }
    await discardStagedAccount(tx, of);
  });

/** A failure that ended the run: what it was, and what to do, in words. */
const failureOf = (error: unknown): Pick<StoredSyncRun, "state" | "step" | "error"> => ({
  state: "failed",
  step: "Stopped",
  error: isProviderError(error)
    ? { kind: error.kind, message: error.message }
    : {
        kind: "internal",
        message: "Something went wrong while writing the book. The log says more.",
      },
});

const inWords = (troubles: readonly Trouble[]): string => {
  const messages = [...new Set(troubles.map(({ message }) => message))];
  const shown = messages.slice(0, 3).join(" ");
  return messages.length > 3 ? `${shown} And ${messages.length - 3} more.` : shown;
};
