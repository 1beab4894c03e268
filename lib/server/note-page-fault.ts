import { getContext } from "@/lib/server/context";

/** What the framework calls a fault, to whoever it showed a page in its place. */
const digestOf = (error: unknown): string | null =>
  typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : null;

export const notePageFault = (error: unknown): void =>
  getContext().log.error("a page could not be drawn", error, { digest: digestOf(error) });
