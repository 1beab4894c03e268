import { z } from "zod";
import { parseDecimal } from "@/lib/domain/base/money";
import { parseInstant } from "@/lib/domain/base/period";
import { AppError } from "@/lib/server/errors";
import type { Clocks } from "@/lib/store/read/statement";

/**
 * Where the next page begins, and of which book: with both clocks every page is cut from the same
 * one, whatever is read or passes in between; without them a list goes on after its last row in the
 * book as it stands now.
 */
const moment = z.string().refine((text) => parseInstant(text) !== null);
const text = z
  .string()
  .max(1500)
  .regex(/^[^\0]*$/);
const cursorShape = z.object({
  asOf: moment.nullable(),
  knownAt: moment.nullable(),
  after: z.array(z.union([text, z.int(), z.null()])).max(6),
});
export type Cursor = z.infer<typeof cursorShape>;

export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString("base64url");

export const decodeCursor = (text: string | undefined): Cursor | null => {
  if (text === undefined) return null;
  const parsed = cursorShape.safeParse(parseJson(Buffer.from(text, "base64url").toString()));
  if (!parsed.success) {
    throw new AppError(
      "invalid-request",
      "This cursor is not one of ours. Start from the first page.",
    );
  }
  return parsed.data;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The cursor of a list that is told at both clocks, or of the book as it stands now. */
export const cursorOf = (clocks: Clocks | null, after: Cursor["after"]): string =>
  encodeCursor({ asOf: clocks?.asOf ?? null, knownAt: clocks?.knownAt ?? null, after });

export const foreignCursor = (): AppError =>
  new AppError(
    "invalid-request",
    "This cursor belongs to another list. Start from the first page.",
  );

/** What a step of a key holds; a list of another order has other steps. */
export type KeyKind = "text" | "instant" | "decimal";

const isOfKind: Readonly<Record<KeyKind, (value: string) => boolean>> = {
  text: () => true,
  instant: (value) => parseInstant(value) !== null,
  decimal: (value) => parseDecimal(value) !== null,
};

/** The key of a list of standings, which is text or nothing. */
export const keyOf = (
  cursor: Cursor | null,
  kinds: readonly KeyKind[],
): (string | null)[] | null => {
  if (cursor === null) return null;
  const { after } = cursor;
  if (after.length !== kinds.length) throw foreignCursor();
  return kinds.map((kind, index) => {
    const value = after[index] ?? null;
    if (value === null) return null;
    if (typeof value !== "string" || !isOfKind[kind](value)) throw foreignCursor();
    return value;
  });
};

/** One page of rows in an order computed here; `idOf` names the row a page ends with. */
export const cutPage = <Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  { limit, cursor, clocks }: { limit: number; cursor: Cursor | null; clocks: Clocks | null },
): { readonly rows: readonly Row[]; readonly nextCursor: string | null } => {
  const after = cursor?.after[0];
  const start = after === undefined ? 0 : rows.findIndex((row) => idOf(row) === after) + 1;
  if (after !== undefined && start === 0) throw foreignCursor();
  const page = rows.slice(start, start + limit);
  const last = page.at(-1);
  const hasMore = start + limit < rows.length;
  return {
    rows: page,
    nextCursor: last && hasMore ? cursorOf(clocks, [idOf(last)]) : null,
  };
};
