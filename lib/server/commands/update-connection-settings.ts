import { requireAction } from "@/lib/server/access";
import { readConnectionSettings } from "@/lib/server/connection-settings";
import { getContext } from "@/lib/server/context";
import { getConnection } from "@/lib/server/queries/get-connection";
import { getVisibleConnection } from "@/lib/server/queries/visible-connection";
import type { Viewer } from "@/lib/server/viewer";
import { saveConnection } from "@/lib/store/connections";
import { addAuditEntry } from "@/lib/store/identity/audit";

/** What draws a Spend term down changes every ledger made from it, so the source is read again. */
export const updateConnectionSettings = async (
  viewer: Viewer,
  input: {
    readonly connectionId: string;
    readonly spendMeasure: "effective-cost" | "billed-cost";
  },
) => {
  requireAction(viewer, "manage-connections");
  const { db, clock, queue } = getContext();
  const { connectionId, spendMeasure } = input;
  const stored = await getVisibleConnection(viewer, connectionId);
  const settings = readConnectionSettings(stored.settings);
  if (settings.spendMeasure !== spendMeasure) {
    await db.transaction(async (tx) => {
      await saveConnection(tx, { ...stored, settings: { ...settings, spendMeasure } });
      await addAuditEntry(tx, {
        at: clock(),
        actor: viewer.email,
        action: "connection.changed",
        subject: connectionId,
        detail: { spendMeasure, before: settings.spendMeasure },
      });
    });
    await queue.requestSync(connectionId, "demand");
  }
  return getConnection(viewer, { connectionId });
};
