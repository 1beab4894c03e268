import { auditCsvHead, auditCsvRows } from "@/lib/export/audit-csv";
import { toFileName } from "@/lib/export/file-name";
import { requireAction } from "@/lib/server/access";
import { toAuditEntry } from "@/lib/server/answers/audit-row";
import { getContext } from "@/lib/server/context";
import type { Download, Piece } from "@/lib/server/download";
import { toAuditFilter } from "@/lib/server/queries/list-audit";
import type { Viewer } from "@/lib/server/viewer";
import { type AuditFilter, countAudit, listAudit } from "@/lib/store/identity/list-audit";
import type { AuditQuery } from "@/lib/wire/access";

const pieceRows = 500;

/** All of the log that a filter names, newest first; what is added meanwhile is no part of it. */
export const exportAudit = async (
  viewer: Viewer,
  input: Pick<AuditQuery, "q" | "action" | "from" | "to">,
): Promise<Download> => {
  requireAction(viewer, "read-audit");
  const { db, clock } = getContext();
  const now = clock();
  const filter = toAuditFilter(input);
  const [newest] = await listAudit(db, filter, { before: null, limit: 1 });
  const rows = await countAudit(db, filter);
  const filters = Object.entries(input).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${value}`,
  );
  return {
    fileName: toFileName(["audit"], { asOf: now, knownAt: now }, "csv"),
    rows,
    totals: [],
    subject: "audit",
    asked: { of: "audit", as: "csv", only: filters.join(" ") || null },
    pieces: toPieces(filter, (newest?.seq ?? 0) + 1),
  };
};

async function* toPieces(filter: AuditFilter, from: number): AsyncGenerator<Piece, void> {
  yield { text: auditCsvHead(), rows: 0 };
  let before = from;
  for (;;) {
    const rows = await listAudit(getContext().db, filter, { before, limit: pieceRows });
    yield { text: auditCsvRows(rows.map(toAuditEntry)), rows: rows.length };
    const last = rows.at(-1);
    if (last === undefined || rows.length < pieceRows) return;
    before = last.seq;
  }
}
