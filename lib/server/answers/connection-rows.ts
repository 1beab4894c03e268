import { doubtReason } from "@/lib/domain/base/doubt";
import { accountFreshness, type StreamRead } from "@/lib/domain/base/freshness";
import { compareText } from "@/lib/domain/standing/standing";
import type { Access } from "@/lib/server/access";
import { toFreshness, toMeta } from "@/lib/server/answers/meta";
import { listVisible, toSyncRun } from "@/lib/server/answers/visible-connection";
import { readConnectionSettings, type Settings } from "@/lib/server/connection-settings";
import { getContext } from "@/lib/server/context";
import { sources } from "@/lib/sources/sources";
import { listConnections as listStored, type StoredConnection } from "@/lib/store/connections";
import {
  type AccountRecord,
  listAccountRecords,
  listStreamReads,
} from "@/lib/store/read/list-account-records";
import type { ConnectionRecord } from "@/lib/store/read/list-connection-reads";
import { countDataIssues } from "@/lib/store/read/list-data-issues";
import { type DoubtRecord, listDoubts } from "@/lib/store/read/list-doubts";
import { findLatestRun } from "@/lib/store/sync-runs";
import type { WireConnection } from "@/lib/wire/connection";

/** Every connection the viewer may know of, with how far each read of an account got. */
export const readConnections = async (viewer: Access) => {
  const { db } = getContext();
  const { clocks, reads } = await listVisible(viewer);
  const [stored, accounts, streams, doubts] = await Promise.all([
    listStored(db),
    listAccountRecords(db, viewer.scope, clocks),
    listStreamReads(db, viewer.scope),
    listDoubts(db, viewer.scope),
  ]);
  const rows = await Promise.all(
    stored.flatMap((connection) => {
      const record = reads.find(({ id }) => id === connection.id);
      return record
        ? [toConnection(viewer, connection, record, { accounts, streams, doubts })]
        : [];
    }),
  );
  return { rows, clocks, meta: toMeta(clocks, reads) };
};

/** A list for looking through; a source may have ten thousand accounts. */
const accountMax = 200;

type ReadAccount = WireConnection["accounts"][number];

const byNeed = (left: ReadAccount, right: ReadAccount): number =>
  Number(left.state === "complete") - Number(right.state === "complete") ||
  left.name.localeCompare(right.name, "en") ||
  compareText(left.id, right.id);

type Read = {
  readonly accounts: readonly AccountRecord[];
  readonly streams: ReadonlyMap<string, readonly StreamRead[]>;
  readonly doubts: readonly DoubtRecord[];
};

const toConnection = async (
  viewer: Access,
  connection: StoredConnection,
  record: ConnectionRecord,
  read: Read,
): Promise<WireConnection> => {
  const { db, clock } = getContext();
  const { id, provider, name, baseUrl, isSandbox } = connection;
  const filter = { connection: id, state: "open" } as const;
  const latest = await findLatestRun(db, id);
  const accounts = read.accounts.filter(({ account }) => account.connectionId === id);
  return {
    id,
    provider,
    name,
    baseUrl,
    isSandbox,
    from: connection.origin,
    secretHint: viewer.can["manage-connections"] ? connection.secretHint : "",
    settings: toSettings(viewer, connection),
    freshness: toFreshness(record, clock()),
    lastRun: latest && toSyncRun(viewer, latest),
    accountCount: accounts.length,
    accounts: accounts
      .map((account) => toAccount(account, record, read, clock()))
      .sort(byNeed)
      .slice(0, accountMax),
    openIssueCount: await countDataIssues(db, viewer.scope, filter),
    doubts: read.doubts.filter(({ connectionId }) => connectionId === id).map(toDoubt),
  };
};

const toDoubt = (doubt: DoubtRecord): WireConnection["doubts"][number] => ({
  id: doubt.id,
  account: doubt.account,
  stream: doubt.stream,
  known: doubt.known,
  came: doubt.came,
  reason: doubtReason(doubt),
  doubtedAt: doubt.doubtedAt,
  lastSaidAt: doubt.lastSaidAt,
  acceptedAt: doubt.acceptedAt,
  acceptedBy: doubt.acceptedBy,
});

/** The teams and customers named in a connection may be accounts of others. */
const toSettings = (
  { scope }: Access,
  { provider, settings: kept }: StoredConnection,
): Settings => {
  const settings = readConnectionSettings(provider, kept);
  if (scope.accounts === "all") return settings;
  const unnamed = sources[provider].accountSettings.map((name) => [name, []]);
  return { ...settings, ...Object.fromEntries(unnamed) };
};

const toAccount = (
  { account: { id, name, access } }: AccountRecord,
  { reads }: ConnectionRecord,
  { streams }: Read,
  now: string,
): WireConnection["accounts"][number] => ({
  id,
  name,
  access,
  ...accountFreshness(access, streams.get(id) ?? [], reads, now),
});
