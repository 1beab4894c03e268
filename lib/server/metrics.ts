import { toEpochMs } from "@/lib/domain/base/period";
import { requireAction } from "@/lib/server/access";
import { answerError } from "@/lib/server/answer-error";
import { getContext } from "@/lib/server/context";
import { noteRefusedRequest } from "@/lib/server/note-refused-request";
import { getRequestViewer, type Viewer } from "@/lib/server/viewer";
import { listSyncCounts, type SyncCounts } from "@/lib/store/read/list-sync-counts";

/** Prometheus text: for those who watch the process, not for those who read the book. */
export const answerMetrics = async (request: Request): Promise<Response> => {
  let viewer: Viewer | null = null;
  try {
    viewer = await getRequestViewer(request.headers);
    requireAction(viewer, "read-metrics");
    const { db, clock } = getContext();
    const text = toPrometheus(await listSyncCounts(db), toEpochMs(clock()));
    return new Response(text, {
      headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" },
    });
  } catch (error) {
    await noteRefusedRequest(request, { viewer, params: {}, error });
    return answerError(error);
  }
};

type Sample = { readonly labels: Readonly<Record<string, string>>; readonly value: number };

export const toPrometheus = (connections: readonly SyncCounts[], nowMs: number): string =>
  [
    ...family(
      "commitbook_sync_runs_total",
      "counter",
      "Sync runs by how they ended.",
      connections.flatMap(({ id, runs }) =>
        Object.entries(runs).map(([state, value]) => ({
          labels: { connection: id, state },
          value,
        })),
      ),
    ),
    ...family(
      "commitbook_rows_set_aside",
      "gauge",
      "Rows that could not be read and are still open.",
      connections.map(({ id, rowsSetAside }) => ({
        labels: { connection: id },
        value: rowsSetAside,
      })),
    ),
    ...family(
      "commitbook_last_complete_read_age_seconds",
      "gauge",
      "Time since the source was last read whole; absent when it never was.",
      connections.flatMap(({ id, lastCompleteAt }) =>
        lastCompleteAt === null
          ? []
          : [{ labels: { connection: id }, value: (nowMs - toEpochMs(lastCompleteAt)) / 1000 }],
      ),
    ),
    "",
  ].join("\n");

const family = (name: string, type: string, help: string, samples: readonly Sample[]): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
  ...samples.map(({ labels, value }) => `${name}{${toLabels(labels)}} ${value}`),
];

const toLabels = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, text]) => `${name}="${text.replace(/["\\\n]/g, "_")}"`)
    .join(",");
