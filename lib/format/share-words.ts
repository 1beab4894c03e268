import type { SharedPart } from "@/lib/domain/base/embed-words";

/** What can stand on a shared page beside its balance. */
export const sharedPartWords: Readonly<Record<SharedPart, string>> = {
  ledger: "Ledger",
  timeline: "Timeline",
};
