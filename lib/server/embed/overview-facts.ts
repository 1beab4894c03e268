import { type OverviewFacts, overviewView } from "@/lib/embed/overview";
import { toCommitmentBook } from "@/lib/server/answers/account-book";
import type { AccountOutline } from "@/lib/server/answers/account-outline";
import { readCommitmentSeries } from "@/lib/server/answers/commitment-series";
import { opensFigures } from "@/lib/server/embed/proof-facts";
import { readOutline } from "@/lib/server/embed/read-outline";
import { toFoot, toRead, type ViewAsked, type ViewMade } from "@/lib/server/embed/view-facts";
import { sees } from "@/lib/server/embed/visible";
import { listVisibleAccounts } from "@/lib/server/embed/visible-accounts";
import type { Meta } from "@/lib/wire/common";

export type OverviewRead = {
  readonly facts: OverviewFacts;
  readonly account: AccountOutline;
  readonly meta: Meta;
};

/** An account as far as it is to be seen. */
export const readOverview = async (asked: ViewAsked): Promise<OverviewRead> => {
  const { viewer, clocks } = asked;
  const { accounts, account } = await listVisibleAccounts(asked);
  const { own, data, meta } = await readOutline(asked, account.id);
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
      foot: toFoot(asked, meta, data.readAt),
    },
    account: data,
    meta,
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
