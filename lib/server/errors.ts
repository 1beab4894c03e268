import { isBranded } from "@/lib/domain/base/brand";

/**
 * What can go wrong in a query or a command, in words that know nothing of HTTP.
 * `answer-error.ts` is the only place that turns a code into a status.
 */
export type AppErrorCode =
  /** The request is not one we understand: an unknown parameter, a malformed cursor, a bad body. */
  | "invalid-request"
  | "not-signed-in"
  /** The viewer may see that the thing exists but not do this to it. */
  | "not-allowed"
  /** The password has to be given again first: what is asked decides who may do what. */
  | "confirm-password"
  /** Not there, or not this viewer's to see: nobody can tell which. */
  | "not-found"
  /** True of the request, but not now: the state of the thing forbids it. */
  | "conflict"
  | "too-large"
  | "unsupported-type"
  | "too-many-tries"
  | "too-many-requests"
  /** A part that the answer needs does not answer. */
  | "unavailable";

const brand: unique symbol = Symbol.for("commitbook.app-error");

/** `message` says what is wrong and what to do; it is shown to people as it stands. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly [brand] = true;
  readonly code: AppErrorCode;
  readonly details: unknown;
  /** When the same may be asked again; null where nobody can tell. */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: AppErrorCode,
    message: string,
    options: { details?: unknown; cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}

export const isAppError = (error: unknown): error is AppError => isBranded(error, brand);

/** The same sentence for what is not there and for what belongs to somebody else. */
export const notFound = (noun: string): AppError =>
  new AppError("not-found", `There is no such ${noun}, or it is not yours to see.`);

/** What was looked at is not what is there any more: nothing was changed. */
export const changedMeanwhile = (): AppError =>
  new AppError(
    "conflict",
    "Somebody else changed this in the meantime. Look again, then try again.",
  );
