import type { Access } from "@/lib/server/access";
import { readConnections } from "@/lib/server/answers/connection-rows";
import { notFound } from "@/lib/server/errors";
import type { Meta } from "@/lib/wire/common";
import type { WireConnection } from "@/lib/wire/connection";

/** How a source stands: the answer to every change of it, for whoever was allowed to make that. */
export const getConnection = async (
  viewer: Access,
  { connectionId }: { readonly connectionId: string },
): Promise<{ data: WireConnection; meta: Meta }> => {
  const { rows, meta } = await readConnections(viewer);
  const data = rows.find(({ id }) => id === connectionId);
  if (!data) throw notFound("connection");
  return { data, meta };
};
