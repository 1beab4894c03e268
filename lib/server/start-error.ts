import { isBranded } from "@/lib/domain/base/brand";

const brand: unique symbol = Symbol.for("commitbook.start-error");

/** Stops the start with one sentence that says what is wrong and what to do. */
export class StartError extends Error {
  override readonly name = "StartError";
  readonly [brand] = true;
}

export const isStartError = (error: unknown): error is StartError => isBranded(error, brand);
