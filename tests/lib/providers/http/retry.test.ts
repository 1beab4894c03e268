import { describe, expect, test } from "vitest";
import { backoffMs, defaultRetryPolicy, requestedWaitMs } from "@/lib/providers/http/retry";

const nowMs = Date.parse("2026-11-20T14:00:00.000Z");
const epoch = nowMs / 1000;
const headers = (fields: Record<string, string>) => (name: string) => fields[name] ?? null;

describe("how long a vendor asks us to wait", () => {
  test.each<[Record<string, string>, "epoch-seconds" | "seconds-until", number | null]>([
    [{}, "epoch-seconds", null],
    [{ "retry-after": "7" }, "epoch-seconds", 7_000],
    [{ "retry-after": "0" }, "epoch-seconds", 0],
    [{ "retry-after": "Fri, 20 Nov 2026 14:00:30 GMT" }, "epoch-seconds", 30_000],
    [{ "retry-after": "Fri, 20 Nov 2026 13:00:00 GMT" }, "epoch-seconds", 0],
    [{ "retry-after": "soon" }, "epoch-seconds", null],
    [{ "retry-after": "-5" }, "epoch-seconds", null],
    [{ "x-ratelimit-reset": String(epoch + 12) }, "epoch-seconds", 12_000],
    [{ "x-ratelimit-reset": String(epoch - 12) }, "epoch-seconds", 0],
    [{ "x-ratelimit-reset": "12" }, "seconds-until", 12_000],
    [{ "x-ratelimit-reset": "later" }, "epoch-seconds", null],
    [{ "retry-after": "3", "x-ratelimit-reset": String(epoch + 60) }, "epoch-seconds", 3_000],
  ])("%j counted in %s is %j ms", (fields, resetHeader, expected) => {
    expect(requestedWaitMs(headers(fields), nowMs, resetHeader)).toBe(expected);
  });
});

describe("our own backoff", () => {
  test("doubles, never passes its longest step, and is at least half of it", () => {
    const steps = [1, 2, 3, 4, 5, 20].map((tries) => [
      backoffMs(defaultRetryPolicy, tries, () => 0),
      backoffMs(defaultRetryPolicy, tries, () => 1),
    ]);
    expect(steps).toEqual([
      [250, 500],
      [500, 1_000],
      [1_000, 2_000],
      [2_000, 4_000],
      [4_000, 8_000],
      [15_000, 30_000],
    ]);
  });
});
