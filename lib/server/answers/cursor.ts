import { z } from "zod";
import { type Instant, parseInstant, startOfMinute } from "@/lib/domain/base/period";
import { AppError } from "@/lib/server/errors";
import type { Clocks } from "@/lib/store/read/statement";

/**
 * Where the next page begins. It carries both clocks, so that every page of a list is cut from the
 * same book, whatever is read or passes in between.
 */
const cursorShape = z.object({
  asOf: z.iso.datetime(),
  knownAt: z.iso.datetime(),
  after: z.array(z.union([z.string().max(300), z.number()])).max(6),
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

/**
 * Both clocks of a request: the cursor's, else the asked, else now. Figures move with `asOf` by the
 * millisecond, so "now" is the minute that has begun: whoever asks again within it gets the same
 * answer and the same tag. What was learnt meanwhile shows at once, because `knownAt` is exact.
 */
export const clocksOf = (
  input: { readonly asOf?: string | undefined; readonly knownAt?: string | undefined },
  now: Instant,
  cursor: Cursor | null = null,
): Clocks => ({
  asOf: cursor?.asOf ?? toInstant(input.asOf) ?? startOfMinute(now),
  knownAt: cursor?.knownAt ?? toInstant(input.knownAt) ?? now,
});

const toInstant = (text: string | undefined): Instant | null =>
  text === undefined ? null : parseInstant(text);

/** One page of rows in an order computed here; `idOf` names the row a page ends with. */
export const cutPage = <Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  { limit, cursor, clocks }: { limit: number; cursor: Cursor | null; clocks: Clocks },
): { readonly rows: readonly Row[]; readonly nextCursor: string | null } => {
  const after = cursor?.after[0];
  const start = after === undefined ? 0 : rows.findIndex((row) => idOf(row) === after) + 1;
  if (after !== undefined && start === 0) {
    throw new AppError(
      "invalid-request",
      "This cursor belongs to another list. Start from the first page.",
    );
  }
  const page = rows.slice(start, start + limit);
  const last = page.at(-1);
  const hasMore = start + limit < rows.length;
  return {
    rows: page,
    nextCursor: last && hasMore ? encodeCursor({ ...clocks, after: [idOf(last)] }) : null,
  };
};
