/** What is left to somebody after a request of theirs. */
export type Allowance = {
  readonly limit: number;
  readonly remaining: number;
  /** Until all of it is back. */
  readonly resetMs: number;
  /** Until the next request would be taken; zero for one that is. */
  readonly waitMs: number;
};

export type RateLimits = { take(subject: string): Allowance };

const windowMs = 60_000;

/** So many are remembered, those who asked last: whoever was forgotten begins anew. */
const subjectsMax = 10_000;

/**
 * Counts requests in time, in the memory of this process. What was used comes back evenly, so that nobody
 * waits for the end of a minute: of each only the instant is kept at which all of it is back.
 */
export const createRateLimits = (perMinute: number, nowMs: () => number): RateLimits => {
  const backAtMs = new Map<string, number>();
  const costMs = windowMs / perMinute;
  return {
    take(subject) {
      const now = nowMs();
      const before = Math.max(now, backAtMs.get(subject) ?? now);
      const after = before + costMs;
      const waitMs = Math.max(0, after - now - windowMs);
      const backAt = waitMs > 0 ? before : after;
      backAtMs.delete(subject);
      backAtMs.set(subject, backAt);
      const [oldest] = backAtMs.keys();
      if (backAtMs.size > subjectsMax && oldest !== undefined) backAtMs.delete(oldest);
      const remaining = Math.max(0, Math.floor((windowMs - (backAt - now)) / costMs));
      return { limit: perMinute, remaining, resetMs: backAt - now, waitMs };
    },
  };
};
