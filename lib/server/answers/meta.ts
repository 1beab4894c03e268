import { type AccountFreshness, connectionFreshness, isWhole } from "@/lib/domain/base/freshness";
import type { Instant } from "@/lib/domain/base/period";
import type { ConnectionRecord } from "@/lib/store/read/list-connection-reads";
import type { Clocks } from "@/lib/store/read/statement";
import type { Freshness, Meta } from "@/lib/wire/common";

export const toFreshness = (
  { id, name, provider, reads }: ConnectionRecord,
  now: string,
): Freshness => ({
  connectionId: id,
  connectionName: name,
  provider,
  ...connectionFreshness(reads, now),
});

/** `complete`: nothing that the answer stands on is known to be missing. Stale is not missing. */
export const toMeta = (clocks: Clocks, connections: readonly ConnectionRecord[]): Meta => ({
  ...clocks,
  freshness: connections.map((connection) => toFreshness(connection, clocks.knownAt)),
  complete: connections.every(({ reads }) => isWhole(reads, clocks.knownAt)),
});

/** For an answer about one account, what happened to the others does not matter. */
export const toAccountMeta = (
  clocks: Clocks,
  connections: readonly ConnectionRecord[],
  { state }: AccountFreshness,
): Meta => ({
  ...toMeta(clocks, connections),
  complete: state === "complete" || state === "stale",
});

/** Of an answer that no read of a source stands behind: who may do what, and what was done. */
export const toPlainMeta = (now: Instant): Meta => ({
  asOf: now,
  knownAt: now,
  freshness: [],
  complete: true,
});

/** What a change answers that has nothing to show. */
export const toDone = (now: Instant): { data: { done: true }; meta: Meta } => ({
  data: { done: true },
  meta: toPlainMeta(now),
});
