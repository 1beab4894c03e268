import { type EmbedView, embedViews } from "@/lib/domain/base/embed-words";
import { requireAction } from "@/lib/server/access";
import { makeCommitment } from "@/lib/server/embed/commitment-facts";
import type { EmbedViewer } from "@/lib/server/embed/embed-viewer";
import { makeLedger } from "@/lib/server/embed/ledger-facts";
import { notPermitted } from "@/lib/server/embed/not-permitted";
import { makeOverview } from "@/lib/server/embed/overview-facts";
import { makeStatement } from "@/lib/server/embed/statement-facts";
import { makeTimeline } from "@/lib/server/embed/timeline-facts";
import { toAsked, type ViewAsked, type ViewMade } from "@/lib/server/embed/view-facts";
import type { EmbedViewQuery } from "@/lib/wire/embed-view";

const makers: Readonly<Record<EmbedView, (asked: ViewAsked) => Promise<ViewMade>>> = {
  overview: makeOverview,
  commitment: makeCommitment,
  ledger: makeLedger,
  timeline: makeTimeline,
  statement: makeStatement,
};

/** Those that are called something: the others are of whatever they show. */
const titles = {
  overview: null,
  commitment: null,
  ledger: "ledger",
  timeline: "timeline",
  statement: "statement",
} as const satisfies Readonly<Record<EmbedView, string | null>>;

/** A view by its name, if the session has it. */
export const makeView = async (
  viewer: EmbedViewer,
  { view: name, ...query }: EmbedViewQuery & { readonly view: string },
): Promise<ViewMade & { readonly view: EmbedView }> => {
  requireAction(viewer, "read-balances");
  const view = embedViews.find((each) => each === name);
  const asked = toAsked(viewer, query);
  if (view === undefined || !viewer.session.views.includes(view)) {
    const title = view === undefined ? null : titles[view];
    throw await notPermitted(viewer, title && asked.texts.words[title]);
  }
  return { view, ...(await makers[view](asked)) };
};
