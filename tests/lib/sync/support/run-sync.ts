import type { ProviderId } from "@/lib/domain/base/account";
import type { Instant } from "@/lib/domain/base/period";
import type { Connection, Provider } from "@/lib/providers/provider";
import { sources } from "@/lib/sources/sources";
import { saveConnection } from "@/lib/store/connections";
import type { Database } from "@/lib/store/database";
import { insertSyncRun, type StoredSyncRun } from "@/lib/store/sync-runs";
import { syncConnection } from "@/lib/sync/sync-connection";
import {
  connectionId,
  createScriptedProvider,
  type Script,
} from "@/tests/lib/sync/support/scripted-provider";

export const testConnection = (id = connectionId, provider: ProviderId = "vercel"): Connection => ({
  id,
  provider,
  name: "Test",
  baseUrl: "http://127.0.0.1:1",
  secret: "secret",
  settings: sources[provider].defaults,
});

export const storeConnection = (
  db: Database,
  { id, provider, name, baseUrl, settings }: Connection,
) =>
  saveConnection(db, {
    id,
    provider,
    name,
    baseUrl,
    sealedSecret: "sealed",
    secretHint: "cret",
    settings,
    origin: "screen",
    isSandbox: false,
    createdAt: "2026-01-01T00:00:00.000Z",
  });

export type RunSync = {
  readonly db: Database;
  readonly provider: Provider;
  readonly connection?: Connection;
  readonly clock: () => Instant;
  readonly signal?: AbortSignal;
  readonly onFault?: (error: unknown) => void;
  /** Where the same id must come out whichever process runs it. */
  readonly runId?: string;
};

let runs = 0;

/** One run of one connection, from its request to its end. */
export const runSync = async ({
  db,
  provider,
  connection = testConnection(),
  clock,
  signal = new AbortController().signal,
  onFault = (error) => {
    throw error;
  },
  runId,
}: RunSync): Promise<StoredSyncRun> => {
  await storeConnection(db, connection);
  runs += 1;
  const run: StoredSyncRun = {
    id: runId ?? `run_${process.pid}_${runs}`,
    connectionId: connection.id,
    trigger: "demand",
    state: "queued",
    step: "Waiting",
    accountsDone: 0,
    accountsTotal: null,
    accountsUnread: null,
    rowsRead: 0,
    rowsSetAside: 0,
    factsWritten: 0,
    factsClosed: 0,
    queuedAt: clock(),
    startedAt: null,
    finishedAt: null,
    error: null,
  };
  await insertSyncRun(db, run);
  return syncConnection({ db, clock, provider, connection, run, signal, onFault });
};

/** Syncs what a script says, at the instant it says. */
export const runScript = (db: Database, script: Script): Promise<StoredSyncRun> =>
  runSync({ db, provider: createScriptedProvider(script), clock: () => script.now });
