import type { EmbedFormat } from "@/lib/domain/base/embed-words";
import type { Download } from "@/lib/server/download";
import type { EmbedViewer } from "@/lib/server/embed/embed-viewer";
import { notPermitted } from "@/lib/server/embed/not-permitted";
import { EmbedRefusal } from "@/lib/server/embed/refusal";
import { toAsked, type ViewAsked } from "@/lib/server/embed/view-facts";
import { getVisibleCommitment, listVisibleAccounts } from "@/lib/server/embed/visible-accounts";
import { exportLedger } from "@/lib/server/queries/export-ledger";
import { exportMonth } from "@/lib/server/queries/export-statement";
import type { EmbedExportQuery } from "@/lib/wire/embed-view";

/** What the frame shows, if its session may take it away: the month of a statement, else the whole ledger. */
export const exportEmbedView = async (
  viewer: EmbedViewer,
  format: EmbedFormat,
  { view, ...query }: EmbedExportQuery,
): Promise<Download> => {
  const { actions, views } = viewer.session;
  if (!actions.includes(`export.${format}`))
    throw new EmbedRefusal("view-not-permitted", "This session takes no such file away.");
  const asked = toAsked(viewer, query);
  if (view !== "statement") return exportLedgerOf(asked, format);
  if (!views.includes(view)) throw await notPermitted(viewer, asked.texts.words.statement);
  return exportMonth(asked, format);
};

const exportLedgerOf = async (asked: ViewAsked, format: EmbedFormat): Promise<Download> => {
  const { viewer, query, clocks } = asked;
  const { account } = await listVisibleAccounts(asked);
  const isWhole = viewer.session.accountIds.includes(account.id);
  const of =
    query.commitment === undefined && isWhole
      ? { account: account.id }
      : { commitment: (await getVisibleCommitment(asked, account.id)).id };
  return exportLedger(viewer, { ...of, ...clocks, format });
};
