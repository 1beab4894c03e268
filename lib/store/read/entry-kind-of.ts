import { type EntryKind, entryKinds } from "@/lib/domain/ledger/entry-kinds";

const listed: ReadonlyMap<string, EntryKind> = new Map(entryKinds.map((kind) => [kind, kind]));

/**
 * A book may hold a kind that this version does not know. Its amount is known and moved the balance,
 * so it counts as an adjustment (metrics 3.14, ruling 8) wherever amounts are added up.
 */
export const entryKindOf = (word: string): EntryKind => listed.get(word) ?? "adjustment";
