import { requireAction } from "@/lib/server/access";
import { toAuditEntry } from "@/lib/server/answers/audit-row";
import { decodeCursor, encodeCursor, foreignCursor } from "@/lib/server/answers/cursor";
import { toPlainMeta } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import type { Viewer } from "@/lib/server/viewer";
import { auditActions } from "@/lib/store/identity/audit";
import {
  type AuditFilter,
  checkAuditChain,
  countAudit,
  listAudit as list,
} from "@/lib/store/identity/list-audit";
import type { AuditQuery, WireAuditPage } from "@/lib/wire/access";

/** What was done with the book, newest first, and whether the log is what was written. */
export const listAudit = async (viewer: Viewer, input: AuditQuery): Promise<WireAuditPage> => {
  requireAction(viewer, "read-audit");
  const { db, clock } = getContext();
  const now = clock();
  const filter = toAuditFilter(input);
  const before = placeOf(input.cursor);
  const [rows, total, chain] = await Promise.all([
    list(db, filter, { before, limit: input.limit + 1 }),
    countAudit(db, filter),
    checkAuditChain(db),
  ]);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    data: page.map(toAuditEntry),
    nextCursor:
      last && rows.length > input.limit
        ? encodeCursor({ asOf: null, knownAt: null, after: [last.seq] })
        : null,
    total,
    chain,
    meta: toPlainMeta(now),
  };
};

/** An action, or all that begin with it: "sign-in" names those that failed too. */
export const toAuditFilter = ({
  q,
  action,
  from,
  to,
}: Pick<AuditQuery, "q" | "action" | "from" | "to">): AuditFilter => ({
  ...{ q, from, to },
  actions:
    action === undefined
      ? undefined
      : auditActions.filter((known) => known === action || known.startsWith(`${action}.`)),
});

const placeOf = (text: string | undefined): number | null => {
  const cursor = decodeCursor(text);
  if (cursor === null) return null;
  const [seq, ...more] = cursor.after;
  if (typeof seq !== "number" || more.length > 0) throw foreignCursor();
  return seq;
};
