import { toEpochMs } from "@/lib/domain/base/period";
import { requireAction } from "@/lib/server/access";
import { answerError } from "@/lib/server/answer-error";
import { getContext } from "@/lib/server/context";
import { countRequest } from "@/lib/server/counted-request";
import { noteRefusedRequest } from "@/lib/server/note-refused-request";
import { findViewer, requireViewer, type Viewer } from "@/lib/server/viewer";
import { listSyncCounts } from "@/lib/store/read/list-sync-counts";

/** Prometheus text: for those who watch the process, not for those who read the book. */
export const answerMetrics = async (request: Request): Promise<Response> => {
  const counted = countRequest(request);
  let viewer: Viewer | null = null;
  try {
    viewer = await findViewer(request.headers);
    counted.take(viewer);
    requireAction(requireViewer(viewer), "read-metrics");
    const { db, clock, metrics } = getContext();
    const text = await metrics.write(await listSyncCounts(db), toEpochMs(clock()));
    const headers = { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" };
    return counted.tell(new Response(text, { headers }));
  } catch (error) {
    await noteRefusedRequest(request, { viewer, params: {}, error });
    return counted.tell(answerError(error));
  }
};
