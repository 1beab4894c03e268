import { requireAction } from "@/lib/server/access";
import { toMeta } from "@/lib/server/answers/meta";
import { getVisibleConnection, listVisible } from "@/lib/server/answers/visible-connection";
import { getContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { acceptDoubt as accept } from "@/lib/store/doubts";
import { addAuditEntry } from "@/lib/store/identity/audit";
import type { Meta } from "@/lib/wire/common";
import type { SyncRun } from "@/lib/wire/connection";

/**
 * A person takes the vendor's word for it (metrics 3.14 ruling 23): the next read that says the same is
 * believed, and one is asked for at once. Who did so stays beside the doubt and in the audit log.
 */
export const acceptDoubt = async (
  viewer: Viewer,
  { connectionId, doubtId }: { readonly connectionId: string; readonly doubtId: string },
): Promise<{ data: SyncRun; meta: Meta }> => {
  requireAction(viewer, "accept-doubts");
  await getVisibleConnection(viewer, connectionId);
  const { db, clock, queue } = getContext();
  const [at, actor] = [clock(), actorOf(viewer)];
  await db.transaction(async (tx) => {
    const accepted = await accept(tx, { connectionId, doubtId }, actor, at);
    if (accepted === null) throw notFound("doubt");
    await addAuditEntry(tx, {
      at,
      actor,
      action: "doubt.accepted",
      subject: doubtId,
      detail: { connectionId, ...accepted },
    });
  });
  const data = await queue.requestSync(connectionId, "demand");
  const { clocks, reads } = await listVisible(viewer);
  return { data, meta: toMeta(clocks, reads) };
};
