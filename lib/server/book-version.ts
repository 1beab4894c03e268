import { createHash } from "node:crypto";
import { staleAfterMs } from "@/lib/domain/base/freshness";
import { addDuration, startOfHour } from "@/lib/domain/base/period";
import { toFreshness } from "@/lib/server/answers/meta";
import { getContext } from "@/lib/server/context";
import type { Viewer } from "@/lib/server/viewer";
import { listBehind } from "@/lib/store/projection/list-behind";
import { readMarks } from "@/lib/store/projection/read-marks";
import { countOpenIssues } from "@/lib/store/read/count-open-issues";
import { listConnectionReads } from "@/lib/store/read/list-connection-reads";

/**
 * Names the state of the book that an answer to this viewer stands on, for this address: all that was written
 * in scope, the hour, how fresh the sources are, what the viewer may see, and the formulas. While it is the
 * same, so is the answer. Null while something in scope waits to be added up, and for who has no name.
 */
export const findBookVersion = async (viewer: Viewer, request: Request): Promise<string | null> => {
  if (viewer.kind !== "person" && viewer.kind !== "key") return null;
  const { db, clock, madeBy, reads } = getContext();
  const { scope, can } = viewer;
  const now = clock();
  if (reads !== "kept") return null;
  const [behind, marks, connections, issues] = await db.snapshot((tx) =>
    Promise.all([
      listBehind(tx, scope, { now, madeBy }, 1),
      readMarks(tx, scope, addDuration(now, -staleAfterMs)),
      listConnectionReads(tx, scope, { knownAt: now }),
      countOpenIssues(tx, scope),
    ]),
  );
  if (behind.length > 0) return null;
  const { pathname, search } = new URL(request.url);
  const freshness = connections.map((connection) => toFreshness(connection, now));
  const parts = [pathname, search, scope, can, marks, freshness, issues, startOfHour(now), madeBy];
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 27);
};
