import { type Answer, type Headers, jsonAnswer } from "@/sandbox/http/answer";
import type { JsonValue } from "@/sandbox/json-text";
import type { VendorStyle } from "@/sandbox/vendor-part";

const TITLES: ReadonlyMap<number, string> = new Map([
  [400, "Bad Request"],
  [401, "Unauthorized"],
  [403, "Forbidden"],
  [404, "Not Found"],
  [405, "Method Not Allowed"],
  [429, "Too many requests"],
]);

const titleOf = (status: number): string => TITLES.get(status) ?? "Internal Server Error";

const asObjects = (status: number, detail: string, parameter?: string): JsonValue => ({
  errors: [
    {
      status: String(status),
      title: titleOf(status),
      detail,
      ...(parameter === undefined ? {} : { source: { parameter } }),
    },
  ],
});

const asStrings = (status: number): JsonValue => ({ errors: [titleOf(status)] });

export const badRequest = (detail: string, parameter?: string): Answer =>
  jsonAnswer(400, asObjects(400, detail, parameter));

export const refusal = (status: number, headers: Headers = {}): Answer =>
  jsonAnswer(status, asStrings(status), headers);

export const missingPermission = (): Answer =>
  jsonAnswer(403, asObjects(403, "The permission cloud_cost_management_read is missing"));

type Limit = { readonly total: number; readonly remaining: string; readonly resetSeconds: number };

/** The reset is a number of seconds to wait, not an instant. */
export const limitHeaders = ({ total, remaining, resetSeconds }: Limit): Headers => ({
  "X-RateLimit-Limit": String(total),
  "X-RateLimit-Period": "60",
  "X-RateLimit-Remaining": remaining,
  "X-RateLimit-Reset": String(resetSeconds),
  "X-RateLimit-Name": "cloud_cost_commitments",
});

/**
 * Errors are objects for a bad request and strings for the rest. A fault's `code` asks for another
 * form: `objects`, `strings`, or `error`, the single object a few endpoints answer with.
 */
export const DATADOG_STYLE: VendorStyle = {
  errorBody: (status, message, code) => {
    if (code === "error") return { error: { code: titleOf(status), message } };
    const isObjects = code === "objects" || (code !== "strings" && status === 400);
    return isObjects ? asObjects(status, message) : asStrings(status);
  },
  rateLimited: ({ headers = "both", seconds = 1 }) =>
    refusal(429, {
      ...(headers === "reset-epoch" || headers === "both"
        ? limitHeaders({ total: 60, remaining: "0", resetSeconds: seconds })
        : {}),
      ...(headers === "retry-after" ? { "Retry-After": String(seconds) } : {}),
    }),
};
