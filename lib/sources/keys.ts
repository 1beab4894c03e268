import type { Source } from "@/lib/sources/source";

/** The keys of a connection are kept as one secret, "key:key" where there are two. */
export const joinKeys = (keys: readonly string[]): string => keys.join(":");

/** Whether a text may be one of the keys of this source: of two, none may hold what stands between them. */
export const isKey = ({ keys }: Pick<Source, "keys">, text: string): boolean =>
  text !== "" && (keys.length === 1 || !/[\s:]/.test(text));
