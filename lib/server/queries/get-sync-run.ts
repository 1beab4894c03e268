import { type Access, requireAction } from "@/lib/server/access";
import { toMeta } from "@/lib/server/answers/meta";
import { isVisible, listVisible, toSyncRun } from "@/lib/server/answers/visible-connection";
import { getContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { findSyncRun } from "@/lib/store/sync-runs";
import type { Meta } from "@/lib/wire/common";
import type { SyncRun } from "@/lib/wire/connection";

/** How far a sync has come. */
export const getSyncRun = async (
  viewer: Access,
  { syncRunId }: { readonly syncRunId: string },
): Promise<{ data: SyncRun; meta: Meta }> => {
  requireAction(viewer, "read-sources");
  const run = await findSyncRun(getContext().db, syncRunId);
  const { clocks, reads } = await listVisible(viewer);
  if (!run || !isVisible(reads, run.connectionId)) throw notFound("sync run");
  return { data: toSyncRun(viewer, run), meta: toMeta(clocks, reads) };
};
