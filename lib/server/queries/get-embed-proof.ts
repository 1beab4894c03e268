import { requireAction } from "@/lib/server/access";
import type { EmbedViewer } from "@/lib/server/embed/embed-viewer";
import { proveMonth } from "@/lib/server/embed/month-proof-facts";
import { notPermitted } from "@/lib/server/embed/not-permitted";
import {
  opensFigures,
  type ProofMade,
  proveEntry,
  proveFigure,
  proveTotal,
} from "@/lib/server/embed/proof-facts";
import { toAsked } from "@/lib/server/embed/view-facts";
import type { Meta } from "@/lib/wire/common";
import type { EmbedProofQuery, WireEmbedProof } from "@/lib/wire/embed-view";

/** What opens above a frame when a figure or a row of its ledger is pressed. */
export const getEmbedProof = async (
  viewer: EmbedViewer,
  query: EmbedProofQuery,
): Promise<{ data: WireEmbedProof; meta: Meta }> => {
  requireAction(viewer, "read-balances");
  if (!isShown(viewer, query)) throw await notPermitted(viewer, null);
  const { html, title, meta } = await makeProof(viewer, query);
  return {
    data: { html: html.markup, title, asOf: meta.asOf },
    meta: { ...meta, freshness: [] },
  };
};

/** Nothing opens that no view of the session shows. */
const isShown = ({ session: { views } }: EmbedViewer, query: EmbedProofQuery): boolean => {
  if (query.entry !== undefined) return views.includes("ledger");
  return query.column === undefined ? opensFigures(views) : views.includes("statement");
};

const makeProof = (viewer: EmbedViewer, query: EmbedProofQuery): Promise<ProofMade> => {
  const asked = toAsked(viewer, query);
  const { entry, column, month, commitment } = query;
  if (entry !== undefined) return proveEntry(asked, entry);
  if (column !== undefined && month !== undefined) return proveMonth(asked, { column, month });
  return commitment === undefined ? proveTotal(asked, query) : proveFigure(asked, query);
};
