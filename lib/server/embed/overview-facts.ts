import { type OverviewFacts, overviewView } from "@/lib/embed/overview";
import { getAccountBook, toCommitmentBook } from "@/lib/server/answers/account-book";
import { readAccountDetail } from "@/lib/server/answers/account-detail";
import { readCommitmentSeries } from "@/lib/server/answers/commitment-series";
import { askedClocks } from "@/lib/server/answers/moment";
import { getContext } from "@/lib/server/context";
import { opensFigures } from "@/lib/server/embed/proof-facts";
import { toFoot, toRead, type ViewAsked, type ViewMade } from "@/lib/server/embed/view-facts";
import { sees } from "@/lib/server/embed/visible";
import { listVisibleAccounts } from "@/lib/server/embed/visible-accounts";
import type { AccountDetail } from "@/lib/wire/account";
import type { Meta } from "@/lib/wire/common";

export type OverviewRead = {
  readonly facts: OverviewFacts;
  readonly account: AccountDetail;
  readonly meta: Meta;
};

/** An account as far as it is to be seen. */
export const readOverview = async (asked: ViewAsked): Promise<OverviewRead> => {
  const { viewer, clocks } = asked;
  const { accounts, account } = await listVisibleAccounts(asked);
  const own = await getAccountBook(viewer, askedClocks(clocks, getContext().clock()), account.id);
  const data = await readAccountDetail(viewer, own);
  const burnOrder = data.burnOrder.filter((row) => sees(viewer.session, row));
  const drawn = burnOrder.find(({ state, model }) => state === "active" && model !== "continuous");
  const series =
    drawn && (await readCommitmentSeries(viewer, toCommitmentBook(own, drawn.id), clocks));
  const { views } = viewer.session;
  return {
    facts: {
      account: { ...data, burnOrder },
      isWhole: viewer.session.accountIds.includes(account.id),
      pictured: drawn && series ? { series, row: drawn } : null,
      leadsToLedger: views.includes("ledger"),
      accounts,
      leads: views.includes("commitment")
        ? "commitment"
        : views.includes("ledger")
          ? "ledger"
          : null,
      opens: opensFigures(views),
      foot: toFoot(asked, own.meta, data.readAt),
    },
    account: data,
    meta: own.meta,
  };
};

export const makeOverview = async (asked: ViewAsked): Promise<ViewMade> => {
  const { facts, account, meta } = await readOverview(asked);
  const { burnOrder, positions } = facts.account;
  return {
    data: {
      view: "overview",
      account: { id: account.id, name: account.name },
      ...{ accounts: [...facts.accounts], commitments: burnOrder },
      positions: facts.isWhole ? positions : null,
    },
    html: overviewView(asked.texts, facts),
    title: `${asked.texts.words.title}, ${account.name}`,
    params: { account: account.id },
    meta,
    isStale: facts.foot.isStale,
    read: toRead(account.readAt, burnOrder),
  };
};
