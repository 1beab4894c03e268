import { requireAction } from "@/lib/server/access";
import { toMeta } from "@/lib/server/answers/meta";
import { getVisibleConnection, listVisible } from "@/lib/server/answers/visible-connection";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { sources } from "@/lib/sources/sources";
import { wantHistory } from "@/lib/store/history-wanted";
import { addAuditEntry } from "@/lib/store/identity/audit";
import type { Meta } from "@/lib/wire/common";
import type { SyncRun } from "@/lib/wire/connection";

/**
 * Every day of the backfill once more (metrics 3.14 ruling 26): a vendor may have restated days that no
 * sync reads again by itself. What differs becomes a new version; what was believed stays known.
 */
export const requestHistory = async (
  viewer: Viewer,
  { connectionId }: { readonly connectionId: string },
): Promise<{ data: SyncRun; meta: Meta }> => {
  requireAction(viewer, "manage-connections");
  const { provider } = await getVisibleConnection(viewer, connectionId);
  if (!sources[provider].isByTheHour) throw withoutDays(sources[provider].name);
  const { db, clock, queue } = getContext();
  const at = clock();
  await db.transaction(async (tx) => {
    await wantHistory(tx, connectionId, at);
    await addAuditEntry(tx, {
      at,
      actor: actorOf(viewer),
      action: "history.asked",
      subject: connectionId,
      detail: {},
    });
  });
  const data = await queue.requestSync(connectionId, "demand");
  const { clocks, reads } = await listVisible(viewer);
  return { data, meta: toMeta(clocks, reads) };
};

const withoutDays = (source: string): AppError =>
  new AppError(
    "conflict",
    `${source} is read whole with every sync: it has no days to read again. Sync it instead.`,
  );
