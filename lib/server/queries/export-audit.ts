import type { TableFormat } from "@/lib/domain/base/file-words";
import { auditRows, auditTable } from "@/lib/export/audit-table";
import { toFileName } from "@/lib/export/file-name";
import { tableFormats } from "@/lib/export/table-formats";
import { requireAction } from "@/lib/server/access";
import { toAuditEntry } from "@/lib/server/answers/audit-row";
import { getContext } from "@/lib/server/context";
import type { Download, Piece } from "@/lib/server/download";
import { toAuditFilter } from "@/lib/server/queries/list-audit";
import type { Viewer } from "@/lib/server/viewer";
import { type AuditFilter, countAudit, listAudit } from "@/lib/store/identity/list-audit";
import type { AuditExportQuery } from "@/lib/wire/export";

const pieceRows = 500;

/** All of the log that a filter names, newest first; what is added meanwhile is no part of it. */
export const exportAudit = async (
  viewer: Viewer,
  { format, ...input }: AuditExportQuery,
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
    fileName: toFileName(["audit"], { asOf: now, knownAt: now }, format),
    type: tableFormats[format].type,
    rows,
    totals: [],
    subject: "audit",
    asked: { of: "audit", as: format, only: filters.join(" ") || null },
    pieces: toPieces(format, filter, (newest?.seq ?? 0) + 1),
  };
};

async function* toPieces(
  format: TableFormat,
  filter: AuditFilter,
  from: number,
): AsyncGenerator<Piece, void> {
  const writer = tableFormats[format].write(auditTable);
  yield { data: writer.begin(), rows: 0 };
  let before = from;
  for (;;) {
    const rows = await listAudit(getContext().db, filter, { before, limit: pieceRows });
    yield { data: writer.add(auditRows(rows.map(toAuditEntry))), rows: rows.length };
    const last = rows.at(-1);
    if (last === undefined || rows.length < pieceRows) break;
    before = last.seq;
  }
  yield { data: writer.end([]), rows: 0 };
}
