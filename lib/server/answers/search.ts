import type { Access } from "@/lib/server/access";
import type { Search } from "@/lib/store/read/statement";

/** Whoever may not read the terms of an agreement finds nothing by them either. */
export const searchOf = (
  viewer: Pick<Access, "can">,
  text: string | undefined,
): Search | undefined =>
  text === undefined ? undefined : { text, inTerms: viewer.can["read-contract-terms"] };
