import { randomBytes } from "node:crypto";
import { getContext } from "@/lib/server/context";
import { type AppErrorCode, isAppError } from "@/lib/server/errors";
import { isAway } from "@/lib/store/database-error";
import { isDiskFull } from "@/lib/store/disk-space";

const statusOf: Readonly<Record<AppErrorCode, number>> = {
  "invalid-request": 400,
  "not-signed-in": 401,
  "not-allowed": 403,
  "confirm-password": 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  "unsupported-type": 415,
  "too-many-tries": 429,
  "too-many-requests": 429,
  unavailable: 503,
};

type ErrorBody = { readonly code: string; readonly message: string; readonly details?: unknown };

/** The one place where a failure becomes an answer. What nobody foresaw tells nothing but a reference. */
export const answerError = (error: unknown): Response => {
  if (isAppError(error)) {
    const { code, message, details, retryAfterSeconds } = error;
    const response = toResponse(statusOf[code], { code, message, details });
    if (retryAfterSeconds !== null) response.headers.set("Retry-After", String(retryAfterSeconds));
    return response;
  }
  const { log, requestIds } = getContext();
  // What a person reads out leads to the line in the log, and to the answer that named itself so.
  const reference = requestIds.getStore() ?? randomBytes(4).toString("hex");
  log.error("a request failed", error, { reference });
  if (isAway(error))
    return toResponse(statusOf.unavailable, {
      code: "unavailable",
      message: isDiskFull(error) ? diskFull : noAnswer,
      details: { reference },
    });
  return toResponse(500, {
    code: "unexpected",
    message: "Something went wrong.",
    details: { reference },
  });
};

const noAnswer = "The database does not answer. Try again in a moment.";

const diskFull =
  "The disk that holds the book is full, so nothing was written. Reading goes on; make room, then try again.";

const toResponse = (status: number, error: ErrorBody): Response => {
  const response = Response.json({ error }, { status });
  response.headers.set("Cache-Control", "private, no-store");
  if (status === statusOf.unavailable) response.headers.set("Retry-After", "5");
  if (status === 401) response.headers.set("WWW-Authenticate", "Bearer");
  return response;
};
