import type { FaultOf } from "@/sandbox/faults/fault";
import { type Headers, jsonAnswer } from "@/sandbox/http/answer";
import type { VendorStyle } from "@/sandbox/vendor-part";

const CODES: ReadonlyMap<number, string> = new Map([
  [400, "bad_request"],
  [401, "forbidden"],
  [403, "forbidden"],
  [404, "not_found"],
  [405, "method_not_allowed"],
  [410, "gone"],
  [429, "rate_limited"],
]);

const rateLimitHeaders = (
  style: FaultOf<"rate-limited">["headers"],
  seconds: number,
  resetSeconds: number,
): Headers => {
  const retryAfter = { "Retry-After": String(seconds) };
  const reset = {
    "X-RateLimit-Limit": "60",
    "X-RateLimit-Remaining": "0",
    "X-RateLimit-Reset": String(resetSeconds),
  };
  if (style === "none") return {};
  if (style === "retry-after") return retryAfter;
  if (style === "reset-epoch") return reset;
  return { ...retryAfter, ...reset };
};

export const VERCEL_STYLE: VendorStyle = {
  errorBody: (status, message, code) => ({
    error: { code: code ?? CODES.get(status) ?? "internal_server_error", message },
  }),
  rateLimited: ({ headers = "both", seconds = 1 }, nowMs) => {
    const resetSeconds = Math.ceil(nowMs / 1000) + seconds;
    const limit = { remaining: 0, reset: resetSeconds, resetMs: resetSeconds * 1000, total: 60 };
    return jsonAnswer(
      429,
      { error: { code: "rate_limited", message: "Too many requests", limit } },
      rateLimitHeaders(headers, seconds, resetSeconds),
    );
  },
};
