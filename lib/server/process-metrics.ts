import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { VendorCall } from "@/lib/providers/http/client";
import type { SyncCounts } from "@/lib/store/read/list-sync-counts";

/** What is asked of this process, roughly: an address of its own for each thing has no end. */
export type RequestKind = "api" | "embed" | "file" | "page" | "sign-in" | "machine";

export type RequestDone = {
  readonly kind: RequestKind;
  readonly method: string;
  readonly status: number;
};

/** What one process measures of itself, and what it is told of the book when it is asked. */
export type ProcessMetrics = {
  observeRequest(done: RequestDone, seconds: number): void;
  observeQuery(kind: string, seconds: number): void;
  observeVendorCall(call: VendorCall): void;
  /** How long something waited for its turn: a sync for a worker, a read for the book. */
  observeWait(queue: "sync" | "reads", seconds: number): void;
  /** Prometheus text. */
  write(connections: readonly SyncCounts[], nowMs: number): Promise<string>;
};

const quick = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const slow = [0.05, 0.25, 1, 5, 15, 60, 300, 1800];

export const createProcessMetrics = (): ProcessMetrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets = quick,
  ) =>
    new Histogram({
      name: `commitbook_${name}`,
      help,
      labelNames: [...labelNames],
      buckets,
      registers,
    });
  const requests = histogram("request_duration_seconds", "Until a request was answered whole.", [
    ...(["kind", "method", "status"] as const),
  ]);
  const queries = histogram("query_duration_seconds", "Statements at the book.", ["kind"]);
  const calls = histogram(
    "vendor_call_duration_seconds",
    "Until a billing system began to answer, by what came of it.",
    ["vendor", "outcome"],
    slow,
  );
  const waits = histogram("queue_wait_seconds", "Waiting for a turn.", ["queue"], slow);
  const retries = new Counter({
    name: "commitbook_vendor_retries_total",
    help: "Calls to a billing system that were made again.",
    labelNames: ["vendor"],
    registers,
  });
  const book = createBookMetrics(registry);
  return {
    observeRequest: ({ kind, method, status }, seconds) =>
      requests.observe({ kind, method, status: String(status) }, seconds),
    observeQuery: (kind, seconds) => queries.observe({ kind }, seconds),
    observeVendorCall: ({ vendor, outcome, ms, isRetry }) => {
      calls.observe({ vendor, outcome }, ms / 1000);
      if (isRetry) retries.inc({ vendor });
    },
    observeWait: (queue, seconds) => waits.observe({ queue }, seconds),
    write: (connections, nowMs) => {
      book.set(connections, nowMs);
      return registry.metrics();
    },
  };
};

/** What the book itself knows, whichever process did it. */
const createBookMetrics = (registry: Registry) => {
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `commitbook_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `commitbook_${name}`, help, labelNames: ["connection"], registers });
  const runs = counter("sync_runs_total", "Sync runs by how they ended.", ["connection", "state"]);
  const read = counter("sync_rows_read_total", "Rows that syncs read.", ["connection"]);
  const refused = counter("sync_rows_set_aside_total", "Rows that syncs could not read.", [
    "connection",
  ]);
  const open = gauge("rows_set_aside", "Rows that could not be read and are still open.");
  const lag = gauge(
    "last_complete_read_age_seconds",
    "Time since the source was last read whole; absent when it never was.",
  );
  const set = (connections: readonly SyncCounts[], nowMs: number): void => {
    for (const each of [runs, read, refused, open, lag]) each.reset();
    for (const { id: connection, lastCompleteAt, ...counts } of connections) {
      for (const [state, count] of Object.entries(counts.runs))
        runs.inc({ connection, state }, count);
      read.inc({ connection }, counts.rowsRead);
      refused.inc({ connection }, counts.rowsRefused);
      open.set({ connection }, counts.rowsSetAside);
      if (lastCompleteAt !== null)
        lag.set({ connection }, (nowMs - Date.parse(lastCompleteAt)) / 1000);
    }
  };
  return { set };
};
