import { startOfHour } from "@/lib/domain/base/period";
import type { Access } from "@/lib/server/access";
import { getContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { findConnection, type StoredConnection } from "@/lib/store/connections";
import { type ConnectionRecord, listConnectionReads } from "@/lib/store/read/list-connection-reads";
import type { StoredSyncRun } from "@/lib/store/sync-runs";

/** Connections that this viewer may know of, those through which an account in scope is read. */
export const listVisible = async (viewer: Access) => {
  const { db, clock } = getContext();
  const now = clock();
  const clocks = { asOf: startOfHour(now), knownAt: now };
  const reads = await listConnectionReads(db, viewer.scope, clocks);
  return { clocks, reads: seesAll(viewer) ? reads : reads.map(withoutNames) };
};

const seesAll = ({ scope }: Access): boolean => scope.accounts === "all";

/** What a run says went wrong may name accounts of others. */
const withoutNames = ({ reads, ...record }: ConnectionRecord): ConnectionRecord => ({
  ...record,
  reads: {
    ...reads,
    latest: reads.latest && { ...reads.latest, error: null },
    previous: reads.previous && { ...reads.previous, error: null },
  },
});

export const toSyncRun = (viewer: Access, run: StoredSyncRun): StoredSyncRun =>
  seesAll(viewer) || run.error === null
    ? run
    : { ...run, error: { ...run.error, message: "Not everything could be read." } };

export const isVisible = (reads: readonly ConnectionRecord[], connectionId: string): boolean =>
  reads.some(({ id }) => id === connectionId);

/** Throws the same not-found for one that is out of sight, archived or not there. */
export const getVisibleConnection = async (
  viewer: Access,
  connectionId: string,
): Promise<StoredConnection> => {
  const { reads } = await listVisible(viewer);
  const stored = isVisible(reads, connectionId)
    ? await findConnection(getContext().db, connectionId)
    : null;
  if (!stored) throw notFound("connection");
  return stored;
};
