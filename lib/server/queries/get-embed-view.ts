import { stateTextOf } from "@/lib/embed/state-text";
import { getContext } from "@/lib/server/context";
import type { EmbedViewer } from "@/lib/server/embed/embed-viewer";
import { makeView } from "@/lib/server/embed/make-view";
import { toAsked } from "@/lib/server/embed/view-facts";
import type { Meta } from "@/lib/wire/common";
import type { EmbedViewQuery, WireEmbedView } from "@/lib/wire/embed-view";

/** One view as a frame draws it. */
export const getEmbedView = async (
  viewer: EmbedViewer,
  query: EmbedViewQuery & { readonly view: string },
): Promise<{ data: WireEmbedView; meta: Meta }> => {
  const { view, html, title, params, meta, isStale, read } = await makeView(viewer, query);
  const { texts } = toAsked(viewer, query);
  const state = meta.complete ? (isStale ? "data-stale" : null) : "provider-unavailable";
  return {
    data: {
      ...{ view, title, params: { ...params }, html: html.markup },
      state,
      stateText: stateTextOf(texts, state, { ...read, now: getContext().clock() }),
      asOfText: texts.instant(meta.asOf),
      ...{ complete: meta.complete, stale: isStale, asOf: meta.asOf },
    },
    // How sources are called is no business of whoever looks at a frame.
    meta: { ...meta, freshness: [] },
  };
};
