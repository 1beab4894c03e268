import { type Fault, findFault } from "@/sandbox/faults/fault";
import type { JsonValue } from "@/sandbox/json-text";

export type Cursor = {
  /** The place of the page's first item. */
  readonly from: number;
  /** How many empty pages stood at this place before: each has a cursor of its own. */
  readonly empties: number;
  readonly text: string;
};

const FIRST = "p0";

/** Null when it is no cursor of ours. */
export const readCursor = (given: unknown): Cursor | null => {
  const text = typeof given === "string" ? given : FIRST;
  const match = /^p(\d+)(?:e(\d+))?$/.exec(text);
  if (!match) return null;
  return { from: Number(match[1]), empties: Number(match[2] ?? 0), text };
};

export type Asked = { readonly cursor: Cursor; readonly size: number };

export type Page<Item> = {
  readonly items: readonly Item[];
  readonly members: { readonly next_page?: JsonValue };
};

const nextMembers = (next: string | null, { cursor }: Asked, faults: readonly Fault[]) => {
  const trouble = findFault(faults, "cursor");
  switch (trouble?.as) {
    case "repeats":
      return { next_page: cursor.text };
    case "missing":
      return {};
    case "number":
      return { next_page: 25 };
    case undefined:
      return { next_page: next };
  }
};

/** One page of a list; a list of several full pages ends with an empty one where `endsEmpty`. */
export const pageOf = <Item>(
  all: readonly Item[],
  asked: Asked & { readonly endsEmpty: boolean },
  faults: readonly Fault[],
): Page<Item> => {
  const { from, empties } = asked.cursor;
  if (findFault(faults, "empty-page")) {
    return { items: [], members: nextMembers(`p${from}e${empties + 1}`, asked, faults) };
  }
  const most = findFault(faults, "short-pages")?.items ?? asked.size;
  const size = Math.max(1, Math.min(asked.size, most));
  const upTo = from + size;
  const items = all.slice(from, upTo);
  const isFullEnd = asked.endsEmpty && items.length === size && all.length > size;
  const next = upTo < all.length || isFullEnd ? `p${upTo}` : null;
  return { items, members: nextMembers(next, asked, faults) };
};
