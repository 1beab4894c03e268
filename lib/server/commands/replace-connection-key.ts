import { requireAction } from "@/lib/server/access";
import { getVisibleConnection } from "@/lib/server/answers/visible-connection";
import { hintOf } from "@/lib/server/api-key";
import { secretOf } from "@/lib/server/commands/create-connection";
import { requireFresh } from "@/lib/server/confirmed";
import { getContext } from "@/lib/server/context";
import { AppError, changedMeanwhile } from "@/lib/server/errors";
import { getConnection } from "@/lib/server/queries/get-connection";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { changeConnection } from "@/lib/store/connections";
import { addAuditEntry } from "@/lib/store/identity/audit";
import type { KeyBody } from "@/lib/wire/connection";

/** Another key for the same source: what was read stays where it is, and the next read uses it. */
export const replaceConnectionKey = async (
  viewer: Viewer,
  { connectionId, ...given }: KeyBody & { readonly connectionId: string },
) => {
  requireAction(viewer, "manage-connections");
  requireFresh(viewer);
  const { db, clock, log, secrets, queue } = getContext();
  const stored = await getVisibleConnection(viewer, connectionId);
  if (stored.origin === "environment")
    throw new AppError(
      "conflict",
      "The key of this connection comes from the environment. Change it there and start again.",
    );
  const secret = secretOf({ provider: stored.provider, ...given });
  log.hide(secret);
  await db.transaction(async (tx) => {
    const change = {
      sealedSecret: secrets.seal(secret, connectionId),
      secretHint: hintOf(secret),
    };
    if (!(await changeConnection(tx, stored, change))) throw changedMeanwhile();
    await addAuditEntry(tx, {
      at: clock(),
      actor: actorOf(viewer),
      action: "connection.changed",
      subject: connectionId,
      detail: { changed: "key" },
    });
  });
  await queue.requestSync(connectionId, "demand");
  return getConnection(viewer, { connectionId });
};
