/** How long to wait before trying again, and when to stop waiting. */
export type RetryPolicy = {
  readonly tryMax: number;
  readonly baseMs: number;
  /** The longest single wait of our own choosing. */
  readonly stepMaxMs: number;
  /** All waits of one request together; a vendor that asks for more is not waited for. */
  readonly totalMaxMs: number;
};

export const defaultRetryPolicy: RetryPolicy = {
  tryMax: 5,
  baseMs: 500,
  stepMaxMs: 30_000,
  totalMaxMs: 300_000,
};

/** What a vendor's X-RateLimit-Reset counts: seconds since 1970 or seconds from now. */
export type ResetHeader = "epoch-seconds" | "seconds-until";

/** Exponential, the upper half of each step random, so that many readers do not return at once. */
export const backoffMs = (policy: RetryPolicy, tries: number, random: () => number): number => {
  const step = Math.min(policy.stepMaxMs, policy.baseMs * 2 ** (tries - 1));
  return Math.round(step / 2 + (step / 2) * random());
};

/**
 * The wait that a vendor asks for, or null. Retry-After leads because it does not depend on two
 * clocks agreeing.
 */
export const requestedWaitMs = (
  header: (name: string) => string | null,
  nowMs: number,
  resetHeader: ResetHeader,
): number | null => {
  const retryAfter = header("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1000;
  // Date.parse alone would find a date in "-5".
  const date = retryAfter.endsWith(" GMT") ? Date.parse(retryAfter) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, date - nowMs);
  const reset = header("x-ratelimit-reset")?.trim() ?? "";
  if (!/^\d{1,12}(\.\d+)?$/.test(reset)) return null;
  const resetMs = Number(reset) * 1000;
  return Math.max(0, Math.ceil(resetHeader === "epoch-seconds" ? resetMs - nowMs : resetMs));
};
