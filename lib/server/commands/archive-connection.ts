import { requireAction } from "@/lib/server/access";
import { getVisibleConnection } from "@/lib/server/answers/visible-connection";
import { requireFresh } from "@/lib/server/confirmed";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import { getConnection } from "@/lib/server/queries/get-connection";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { archiveConnection as archive } from "@/lib/store/connections";
import { addAuditEntry } from "@/lib/store/identity/audit";

/** The source is read no more; what was read of it stays in the book. Answers how it last stood. */
export const archiveConnection = async (
  viewer: Viewer,
  { connectionId }: { readonly connectionId: string },
) => {
  requireAction(viewer, "manage-connections");
  requireFresh(viewer);
  const { db, clock } = getContext();
  const { origin, name } = await getVisibleConnection(viewer, connectionId);
  if (origin === "environment")
    throw new AppError(
      "conflict",
      "This connection comes from the environment. Remove its key there and start again.",
    );
  const last = await getConnection(viewer, { connectionId });
  const at = clock();
  await db.transaction(async (tx) => {
    await archive(tx, connectionId, at);
    await addAuditEntry(tx, {
      at,
      actor: actorOf(viewer),
      action: "connection.archived",
      subject: connectionId,
      detail: { name },
    });
  });
  return last;
};
