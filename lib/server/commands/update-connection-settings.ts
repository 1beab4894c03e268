import { isDeepStrictEqual } from "node:util";
import { requireAction } from "@/lib/server/access";
import { getVisibleConnection } from "@/lib/server/answers/visible-connection";
import { requireFresh } from "@/lib/server/confirmed";
import { mergeSettings, readConnectionSettings } from "@/lib/server/connection-settings";
import { getContext } from "@/lib/server/context";
import { changedMeanwhile } from "@/lib/server/errors";
import { getConnection } from "@/lib/server/queries/get-connection";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { changeConnection } from "@/lib/store/connections";
import { addAuditEntry } from "@/lib/store/identity/audit";
import type { SettingsBody } from "@/lib/wire/connection";

/** How a source is read decides what its figures are, so after a change it is read again. */
export const updateConnectionSettings = async (
  viewer: Viewer,
  input: { readonly connectionId: string; readonly settings: SettingsBody },
) => {
  requireAction(viewer, "manage-connections");
  requireFresh(viewer);
  const { db, clock, queue } = getContext();
  const { connectionId } = input;
  const stored = await getVisibleConnection(viewer, connectionId);
  const before = readConnectionSettings(stored.provider, stored.settings);
  const settings = mergeSettings(stored.provider, before, input.settings);
  if (!isDeepStrictEqual(settings, before)) {
    await db.transaction(async (tx) => {
      if (!(await changeConnection(tx, stored, { settings }))) throw changedMeanwhile();
      await addAuditEntry(tx, {
        at: clock(),
        actor: actorOf(viewer),
        action: "connection.changed",
        subject: connectionId,
        detail: {
          "settings.before": JSON.stringify(before),
          "settings.after": JSON.stringify(settings),
        },
      });
    });
    await queue.requestSync(connectionId, "demand");
  }
  return getConnection(viewer, { connectionId });
};
