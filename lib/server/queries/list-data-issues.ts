import type { IssueSelection } from "@/lib/domain/base/data-issue";
import { parseInstant } from "@/lib/domain/base/period";
import { type Access, requireAction } from "@/lib/server/access";
import { type Cursor, decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { toMeta } from "@/lib/server/answers/meta";
import { listVisible } from "@/lib/server/answers/visible-connection";
import { getContext } from "@/lib/server/context";
import { AppError } from "@/lib/server/errors";
import {
  countDataIssues,
  type IssuePlace,
  type IssueRecord,
  listDataIssues as listRecords,
} from "@/lib/store/read/list-data-issues";
import type { DataIssue, DataIssuePage } from "@/lib/wire/connection";

/** Rows that could not be read, and notes beside rows that were. */
export const listDataIssues = async (
  viewer: Access,
  input: {
    readonly connection?: string | undefined;
    readonly account?: string | undefined;
    readonly state: IssueSelection;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<DataIssuePage> => {
  requireAction(viewer, "read-sources");
  const { db } = getContext();
  const { limit, ...filter } = input;
  const cursor = decodeCursor(input.cursor);
  const [records, total, { clocks, reads }] = await Promise.all([
    listRecords(db, viewer.scope, filter, { after: placeOf(cursor), limit: limit + 1 }),
    countDataIssues(db, viewer.scope, filter),
    listVisible(viewer),
  ]);
  const page = records.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map((record) => toDataIssue(viewer, record)),
    nextCursor:
      last && records.length > limit
        ? encodeCursor({ ...clocks, after: [last.lastSeenAt, last.connectionId, last.id] })
        : null,
    total,
    meta: toMeta(clocks, reads),
  };
};

const placeOf = (cursor: Cursor | null): IssuePlace | null => {
  if (cursor === null) return null;
  const [lastSeenAt, connectionId, id] = cursor.after;
  const isSeen = typeof lastSeenAt === "string" && parseInstant(lastSeenAt) !== null;
  if (isSeen && typeof connectionId === "string" && typeof id === "string")
    return { lastSeenAt, connectionId, id };
  throw new AppError("invalid-request", "This cursor belongs to another list.");
};

/** What the vendor sent may be contract terms, so it is for those who may read terms. */
const toDataIssue = ({ can }: Access, record: IssueRecord): DataIssue =>
  can["read-contract-terms"] ? record : { ...record, raw: "Not shown to your role." };
