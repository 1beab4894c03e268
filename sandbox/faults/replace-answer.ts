import type { FaultOf } from "@/sandbox/faults/fault";
import {
  type Answer,
  emptyAnswer,
  type Headers,
  htmlAnswer,
  jsonAnswer,
} from "@/sandbox/http/answer";

const CODES: ReadonlyMap<number, string> = new Map([
  [400, "bad_request"],
  [401, "forbidden"],
  [403, "forbidden"],
  [404, "not_found"],
  [410, "gone"],
  [429, "rate_limited"],
]);

const statusAnswer = ({ status, body = "json", code }: FaultOf<"status">): Answer => {
  if (body === "empty") return emptyAnswer(status);
  if (body === "html") return htmlAnswer(status);
  return jsonAnswer(status, {
    error: {
      code: code ?? CODES.get(status) ?? "internal_server_error",
      message: "The sandbox was told to fail here",
    },
  });
};

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

export const rateLimitedAnswer = (
  { headers = "both", seconds = 1 }: FaultOf<"rate-limited">,
  nowMs: number,
): Answer => {
  const resetSeconds = Math.ceil(nowMs / 1000) + seconds;
  const limit = { remaining: 0, reset: resetSeconds, resetMs: resetSeconds * 1000, total: 60 };
  return jsonAnswer(
    429,
    { error: { code: "rate_limited", message: "Too many requests", limit } },
    rateLimitHeaders(headers, seconds, resetSeconds),
  );
};

/** The answer a fault gives in the vendor's place. `nowMs` is real time: clients wait in real time. */
export const replacementFor = (
  fault: FaultOf<"status" | "rate-limited" | "html">,
  nowMs: number,
): Answer => {
  switch (fault.kind) {
    case "status":
      return statusAnswer(fault);
    case "rate-limited":
      return rateLimitedAnswer(fault, nowMs);
    case "html":
      return htmlAnswer(200);
  }
};
