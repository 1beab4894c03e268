import type { Headers } from "@/sandbox/http/answer";

export type RateDecision = {
  readonly isAllowed: boolean;
  readonly headers: Headers;
  readonly retryAfterSeconds: number;
  readonly resetSeconds: number;
  readonly total: number;
};

const WINDOW_MS = 60_000;

type Window = { endsAtMs: number; used: number };

/** Fixed windows per key, in real time: a client can only wait in real time. */
export const createRateLimiter = (
  perMinute: number,
  nowMs: () => number = Date.now,
): ((key: string) => RateDecision) => {
  const windows = new Map<string, Window>();
  return (key) => {
    const now = nowMs();
    const known = windows.get(key);
    const window = known && known.endsAtMs > now ? known : { endsAtMs: now + WINDOW_MS, used: 0 };
    windows.set(key, window);
    window.used += 1;
    const resetSeconds = Math.ceil(window.endsAtMs / 1000);
    return {
      isAllowed: window.used <= perMinute,
      retryAfterSeconds: Math.max(1, Math.ceil((window.endsAtMs - now) / 1000)),
      resetSeconds,
      total: perMinute,
      headers: {
        "X-RateLimit-Limit": String(perMinute),
        "X-RateLimit-Remaining": String(Math.max(0, perMinute - window.used)),
        "X-RateLimit-Reset": String(resetSeconds),
      },
    };
  };
};
