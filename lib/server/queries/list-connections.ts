import { type Access, requireAction } from "@/lib/server/access";
import { readConnections } from "@/lib/server/answers/connection-rows";
import { cutPage, decodeCursor } from "@/lib/server/answers/cursor";
import type { Meta } from "@/lib/wire/common";
import type { WireConnection } from "@/lib/wire/connection";

type ConnectionPage = {
  readonly data: WireConnection[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly meta: Meta;
};

/** Every credential the book is read with, and how far each read of an account got. */
export const listConnections = async (
  viewer: Access,
  input: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<ConnectionPage> => {
  requireAction(viewer, "read-sources");
  const { rows, clocks, meta } = await readConnections(viewer);
  const cursor = decodeCursor(input.cursor);
  const page = cutPage(rows, ({ id }) => id, { limit: input.limit, cursor, clocks });
  return { data: [...page.rows], nextCursor: page.nextCursor, total: rows.length, meta };
};
