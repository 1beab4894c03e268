import { getContext } from "@/lib/server/context";
import type { Download } from "@/lib/server/download";
import type { Outcome } from "@/lib/server/stream-pieces";
import { actorOf, type Viewer } from "@/lib/server/viewer";
import { type AuditEntry, addAuditEntry } from "@/lib/store/identity/audit";

/**
 * Notes that a file was asked for; answers what notes how it ended. A beginning without an end is a
 * process that was killed: nothing says then that the file was whole.
 */
export const auditDownload = async (
  viewer: Viewer,
  { subject, asked, fileName, rows }: Pick<Download, "subject" | "asked" | "fileName" | "rows">,
): Promise<(outcome: Outcome) => Promise<void>> => {
  const { db, clock, log } = getContext();
  const note = (action: AuditEntry["action"], detail: AuditEntry["detail"]): Promise<void> =>
    addAuditEntry(db, {
      at: clock(),
      actor: actorOf(viewer),
      action,
      subject,
      detail: { ...asked, fileName, ...detail },
    });
  await note("export.begun", { rows });
  return async ({ rows: rowsSent, isWhole, error }) => {
    if (error !== null) log.error("an export broke off", error, { subject, fileName });
    await note("export.ended", { rows: rowsSent, isWhole }).catch((failure) => {
      log.error("the end of an export could not be noted", failure, { subject, fileName });
      throw failure;
    });
  };
};
