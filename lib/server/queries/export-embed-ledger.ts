import type { EmbedFormat } from "@/lib/domain/base/embed-words";
import type { Download } from "@/lib/server/download";
import type { EmbedViewer } from "@/lib/server/embed/embed-viewer";
import { EmbedRefusal } from "@/lib/server/embed/refusal";
import { toAsked } from "@/lib/server/embed/view-facts";
import { getVisibleCommitment, listVisibleAccounts } from "@/lib/server/embed/visible-accounts";
import { exportLedger } from "@/lib/server/queries/export-ledger";
import type { EmbedViewQuery } from "@/lib/wire/embed-view";

/** The whole ledger of what the frame shows, if its session may take it away. */
export const exportEmbedLedger = async (
  viewer: EmbedViewer,
  format: EmbedFormat,
  query: EmbedViewQuery,
): Promise<Download> => {
  if (!viewer.session.actions.includes(`export.${format}`))
    throw new EmbedRefusal("view-not-permitted", "This session takes no such file away.");
  const asked = toAsked(viewer, query);
  const { account } = await listVisibleAccounts(asked);
  const isWhole = viewer.session.accountIds.includes(account.id);
  const of =
    query.commitment === undefined && isWhole
      ? { account: account.id }
      : { commitment: (await getVisibleCommitment(asked, account.id)).id };
  return exportLedger(viewer, { ...of, ...asked.clocks, format });
};
