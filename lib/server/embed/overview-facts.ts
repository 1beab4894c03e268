import { overviewView } from "@/lib/embed/overview";
import { opensFigures } from "@/lib/server/embed/proof-facts";
import { toFoot, type ViewAsked, type ViewMade } from "@/lib/server/embed/view-facts";
import { sees } from "@/lib/server/embed/visible";
import { listVisibleAccounts } from "@/lib/server/embed/visible-accounts";
import { getAccount } from "@/lib/server/queries/get-account";
import { getSeries } from "@/lib/server/queries/get-series";

export const makeOverview = async (asked: ViewAsked): Promise<ViewMade> => {
  const { viewer, clocks, texts } = asked;
  const { accounts, account } = await listVisibleAccounts(asked);
  const { data, meta } = await getAccount(viewer, { accountId: account.id, ...clocks });
  const burnOrder = data.burnOrder.filter((row) => sees(viewer.session, row));
  const drawn = burnOrder.find(({ state, model }) => state === "active" && model !== "continuous");
  const series = drawn && (await getSeries(viewer, { commitmentId: drawn.id, ...clocks })).data;
  const { views } = viewer.session;
  const foot = toFoot(asked, meta, data.readAt);
  const isWhole = viewer.session.accountIds.includes(account.id);
  return {
    data: {
      view: "overview",
      ...{ account, accounts: [...accounts], commitments: burnOrder },
      positions: isWhole ? data.positions : null,
    },
    html: overviewView(texts, {
      account: { ...data, burnOrder },
      isWhole,
      pictured: drawn && series ? { series, row: drawn } : null,
      leadsToLedger: views.includes("ledger"),
      accounts,
      leads: views.includes("commitment")
        ? "commitment"
        : views.includes("ledger")
          ? "ledger"
          : null,
      opens: opensFigures(views),
      foot,
    }),
    title: `${texts.words.title}, ${account.name}`,
    params: { account: account.id },
    meta,
    isStale: foot.isStale,
  };
};
