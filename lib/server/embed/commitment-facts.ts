import { commitmentView } from "@/lib/embed/commitment";
import { opensFigures } from "@/lib/server/embed/proof-facts";
import { readOutline } from "@/lib/server/embed/read-outline";
import { toFoot, toRead, type ViewAsked, type ViewMade } from "@/lib/server/embed/view-facts";
import { sees } from "@/lib/server/embed/visible";
import { getVisibleCommitment, listVisibleAccounts } from "@/lib/server/embed/visible-accounts";
import { getCommitment } from "@/lib/server/queries/get-commitment";
import { getSeries } from "@/lib/server/queries/get-series";

export const makeCommitment = async (asked: ViewAsked): Promise<ViewMade> => {
  const { viewer, texts, clocks } = asked;
  const { account } = await listVisibleAccounts(asked);
  const one = await getVisibleCommitment(asked, account.id);
  const commitmentId = one.id;
  const { data, meta } = await getCommitment(viewer, { commitmentId, ...clocks });
  const { data: whole } = await readOutline(asked, one.account.id);
  const hasSeries = data.model !== "continuous";
  const series = hasSeries ? (await getSeries(viewer, { commitmentId, ...clocks })).data : null;
  const foot = toFoot(asked, meta, data.readAt);
  return {
    data: { view: "commitment", commitment: data, series },
    html: commitmentView(texts, {
      commitment: data,
      series,
      others: whole.burnOrder
        .filter((row) => sees(viewer.session, row))
        .map(({ id, name }) => ({ id, name })),
      leadsToLedger: viewer.session.views.includes("ledger"),
      opens: opensFigures(viewer.session.views),
      foot,
    }),
    title: data.name,
    params: { account: one.account.id, commitment: one.id },
    meta,
    isStale: foot.isStale,
    read: toRead(data.readAt, [data]),
  };
};
