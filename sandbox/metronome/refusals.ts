import { type Answer, type Headers, jsonAnswer } from "@/sandbox/http/answer";
import type { VendorStyle } from "@/sandbox/vendor-part";

export const refusal = (status: number, message: string, headers: Headers = {}): Answer =>
  jsonAnswer(status, { message }, headers);

export const tooManyRequests = (): Answer =>
  refusal(429, "Too many requests", { "X-Metronome-Rate-Limit-Type": "client" });

export const METRONOME_STYLE: VendorStyle = {
  errorBody: (_status, message) => ({ message }),
  rateLimited: ({ headers = "none", seconds = 1 }) =>
    refusal(429, "Too many requests", {
      "X-Metronome-Rate-Limit-Type": "customer",
      ...(headers === "retry-after" || headers === "both" ? { "Retry-After": `${seconds}` } : {}),
    }),
};
