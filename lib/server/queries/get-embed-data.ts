import type { EmbedViewer } from "@/lib/server/embed/embed-viewer";
import { makeView } from "@/lib/server/embed/make-view";
import type { Meta } from "@/lib/wire/common";
import type { EmbedData } from "@/lib/wire/embed-data";
import type { EmbedViewQuery } from "@/lib/wire/embed-view";

/** What a view stands on, for products that draw their own. */
export const getEmbedData = async (
  viewer: EmbedViewer,
  query: EmbedViewQuery & { readonly view: string },
): Promise<{ data: EmbedData; meta: Meta }> => {
  const { data, meta } = await makeView(viewer, query);
  return { data, meta: { ...meta, freshness: [] } };
};
