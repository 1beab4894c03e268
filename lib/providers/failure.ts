import { type Completeness, isProviderError, type ProviderError } from "@/lib/providers/provider";

/** What stops one part of a read and leaves the others; a refused credential and an abort stop all of it. */
export const toleratedFailure = (error: unknown): ProviderError => {
  const isTolerated =
    isProviderError(error) && error.kind !== "authentication" && error.kind !== "aborted";
  if (!isTolerated) throw error;
  return error;
};

/** How far a read got that a failure ended, or none. */
export const toCompleteness = (
  failure: Pick<ProviderError, "message" | "kind"> | null,
): Completeness =>
  failure === null
    ? { state: "complete" }
    : { state: "incomplete", reason: failure.message, errorKind: failure.kind };
