import { type Answer, jsonAnswer } from "@/sandbox/http/answer";
import type { RateDecision } from "@/sandbox/http/rate-limiter";
import type { JsonObject } from "@/sandbox/json-text";

const refusal = (status: number, code: string, message: string, extra: JsonObject = {}): Answer =>
  jsonAnswer(status, { error: { code, message, ...extra } });

export const badRequest = (message: string): Answer => refusal(400, "bad_request", message);

/** The vendor says `forbidden` for a missing credential as well. */
export const notAuthorized = (): Answer =>
  refusal(401, "forbidden", "The request is missing a valid authentication token");

export const powerlessToken = (): Answer =>
  refusal(403, "forbidden", "Not authorized", { invalidToken: true });

export const signInRequired = (): Answer =>
  refusal(403, "forbidden", "Not authorized: this team requires single sign-on", {
    saml: true,
  });

export const notFound = (message: string): Answer => refusal(404, "not_found", message);

export const costsNotFound = (): Answer =>
  refusal(404, "costs_not_found", "Costs not found: no billing period has been completed yet");

export const tooManyRequests = (rate: RateDecision): Answer => {
  const { resetSeconds, total } = rate;
  const limit = { remaining: 0, reset: resetSeconds, resetMs: resetSeconds * 1000, total };
  return jsonAnswer(
    429,
    { error: { code: "rate_limited", message: "Too many requests", limit } },
    { ...rate.headers, "Retry-After": String(rate.retryAfterSeconds) },
  );
};
