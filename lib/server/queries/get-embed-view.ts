import { type EmbedView, embedViews } from "@/lib/domain/base/embed-words";
import { requireAction } from "@/lib/server/access";
import { getContext } from "@/lib/server/context";
import { makeCommitment } from "@/lib/server/embed/commitment-facts";
import type { EmbedViewer } from "@/lib/server/embed/embed-viewer";
import { makeLedger } from "@/lib/server/embed/ledger-facts";
import { makeOverview } from "@/lib/server/embed/overview-facts";
import { EmbedRefusal } from "@/lib/server/embed/refusal";
import { makeStatement } from "@/lib/server/embed/statement-facts";
import { makeTimeline } from "@/lib/server/embed/timeline-facts";
import { toAsked, type ViewAsked, type ViewMade } from "@/lib/server/embed/view-facts";
import { noteEmbedRefusal } from "@/lib/store/embeds/embed-refusals";
import type { Meta } from "@/lib/wire/common";
import type { EmbedViewQuery, WireEmbedView } from "@/lib/wire/embed-view";

const makers: Readonly<Record<EmbedView, (asked: ViewAsked) => Promise<ViewMade>>> = {
  overview: makeOverview,
  commitment: makeCommitment,
  ledger: makeLedger,
  timeline: makeTimeline,
  statement: makeStatement,
};

/** One view as a frame draws it. */
export const getEmbedView = async (
  viewer: EmbedViewer,
  { view: name, ...query }: EmbedViewQuery & { readonly view: string },
): Promise<{ data: WireEmbedView; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  const view = embedViews.find((each) => each === name);
  if (view === undefined || !viewer.session.views.includes(view)) throw await notPermitted(viewer);
  const { html, title, params, meta, isStale } = await makers[view](toAsked(viewer, query));
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

const notPermitted = async ({ session }: EmbedViewer): Promise<EmbedRefusal> => {
  const { db, clock } = getContext();
  const { embedId, parentOrigin: origin } = session;
  await noteEmbedRefusal(db, { embedId, code: "view-not-permitted", origin }, clock());
  return new EmbedRefusal("view-not-permitted", "This view is not among those of this embed.");
};
