import type { EmbedViewer } from "@/lib/server/embed/embed-viewer";
import { makeView } from "@/lib/server/embed/make-view";
import type { Meta } from "@/lib/wire/common";
import type { EmbedViewQuery, WireEmbedView } from "@/lib/wire/embed-view";

/** One view as a frame draws it. */
export const getEmbedView = async (
  viewer: EmbedViewer,
  query: EmbedViewQuery & { readonly view: string },
): Promise<{ data: WireEmbedView; meta: Meta }> => {
  const { view, html, title, params, meta, isStale } = await makeView(viewer, query);
  return {
    data: {
      ...{ view, title, params: { ...params }, html: html.markup },
      state: meta.complete ? (isStale ? "data-stale" : null) : "provider-unavailable",
      ...{ complete: meta.complete, stale: isStale, asOf: meta.asOf },
    },
    // How sources are called is no business of whoever looks at a frame.
    meta: { ...meta, freshness: [] },
  };
};
