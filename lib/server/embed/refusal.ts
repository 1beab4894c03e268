import { isBranded } from "@/lib/domain/base/brand";
import type { EmbedError } from "@/lib/domain/base/embed-words";
import { retryableErrors } from "@/lib/domain/base/embed-words";
import { answerError } from "@/lib/server/answer-error";

type Detail = Readonly<Record<string, string | number>>;

const brand: unique symbol = Symbol.for("commitbook.embed-refusal");

/** Why a frame shows no figures: one of the fixed codes, and what there is to say about it. */
export class EmbedRefusal extends Error {
  override readonly name = "EmbedRefusal";
  readonly [brand] = true;
  readonly code: EmbedError;
  readonly details: Detail;

  constructor(code: EmbedError, message: string, details: Detail = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

export const isEmbedRefusal = (error: unknown): error is EmbedRefusal => isBranded(error, brand);

const statusOf = (code: EmbedError): number => {
  if (code === "session-ended") return 401;
  if (code === "not-found") return 404;
  return 403;
};

/** The same translator for everything else that can go wrong. */
export const answerEmbedError = (error: unknown): Response => {
  if (!isEmbedRefusal(error)) return answerError(error);
  const { code, message, details } = error;
  const body = { error: { code, message, retryable: retryableErrors.includes(code), details } };
  return Response.json(body, {
    status: statusOf(code),
    headers: { "Cache-Control": "private, no-store" },
  });
};
