import type { Contract } from "@/lib/domain/base/account";
import { nextDatesOf } from "@/lib/domain/forecast/next-dates";
import { compareBurn } from "@/lib/domain/standing/standing";
import type { Access } from "@/lib/server/access";
import type { AccountBook } from "@/lib/server/answers/account-book";
import { toMonths } from "@/lib/server/answers/account-months";
import { toAccountRow, toAccountStanding } from "@/lib/server/answers/account-rows";
import { toSchedule } from "@/lib/server/answers/agreement";
import { toCommitmentRow } from "@/lib/server/answers/commitment-row";
import { toAmountMetric, toWireContract } from "@/lib/server/answers/figures";
import { getContext } from "@/lib/server/context";
import { listAggregateWindows } from "@/lib/store/read/list-aggregates";
import { listContracts } from "@/lib/store/read/list-contracts";
import { listInvoiceItems } from "@/lib/store/read/list-invoice-items";
import { listMonthSums } from "@/lib/store/read/list-month-sums";
import type { AccountDetail } from "@/lib/wire/account";

const dateMax = 8;

/** An account on one screenful: positions, burn order, months and the dates that come. */
export const readAccountDetail = async (
  viewer: Access,
  own: AccountBook,
): Promise<AccountDetail> => {
  const { db } = getContext();
  const { account, scope, clocks, standings } = own;
  const [sums, invoices, aggregates, contracts] = await Promise.all([
    listMonthSums(db, new Map([[account.account.id, clocks.asOf]]), clocks.knownAt),
    listInvoiceItems(db, scope, clocks),
    listAggregateWindows(db, scope, clocks),
    listContracts(db, scope, clocks),
  ]);
  const { asOf, knownAt } = clocks;
  const { streams, connections } = own;
  const row = toAccountRow(toAccountStanding(account, standings, asOf), {
    streams,
    connections,
    knownAt,
  });
  const maySeeTerms = viewer.can["read-contract-terms"];
  return {
    ...row,
    burnOrder: [...standings]
      .sort(compareBurn(asOf))
      .map((standing) => toCommitmentRow(standing, asOf, viewer)),
    nextDates: nextDatesOf(standings, asOf)
      .filter(({ kind }) => maySeeTerms || kind !== "contract-ends")
      .slice(0, dateMax)
      .map(({ unit, metric, ...date }) => ({
        ...date,
        metric: unit === null || metric === null ? null : toAmountMetric(metric, unit),
      })),
    months: toMonths(standings, sums, asOf),
    attributes: maySeeTerms ? [...account.account.attributes] : [],
    contracts: maySeeTerms ? contracts.map(toContract) : [],
    schedule: toSchedule(standings, invoices, maySeeTerms),
    aggregates,
  };
};

const toContract = (contract: Contract): AccountDetail["contracts"][number] => ({
  ...toWireContract(contract),
  archivedAt: contract.archivedAt,
  attributes: [...contract.attributes],
});
