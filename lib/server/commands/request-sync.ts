import { type Access, requireAction } from "@/lib/server/access";
import { toMeta } from "@/lib/server/answers/meta";
import { getVisibleConnection, listVisible } from "@/lib/server/answers/visible-connection";
import { getContext } from "@/lib/server/context";
import type { Meta } from "@/lib/wire/common";
import type { SyncRun } from "@/lib/wire/connection";

/** Asking while a sync waits or runs answers that one. */
export const requestSync = async (
  viewer: Access,
  { connectionId }: { readonly connectionId: string },
): Promise<{ data: SyncRun; meta: Meta }> => {
  requireAction(viewer, "sync");
  await getVisibleConnection(viewer, connectionId);
  const data = await getContext().queue.requestSync(connectionId, "demand");
  const { clocks, reads } = await listVisible(viewer);
  return { data, meta: toMeta(clocks, reads) };
};
