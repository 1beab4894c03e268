import type { Contract } from "@/lib/domain/base/account";
import type { Access } from "@/lib/server/access";
import type { AccountBook } from "@/lib/server/answers/account-book";
import { toMonths } from "@/lib/server/answers/account-months";
import { toAccountOutline } from "@/lib/server/answers/account-outline";
import { toWireContract } from "@/lib/server/answers/figures";
import { getContext } from "@/lib/server/context";
import { listAggregateWindows } from "@/lib/store/read/list-aggregates";
import { listContracts } from "@/lib/store/read/list-contracts";
import { listInvoiceItems } from "@/lib/store/read/list-invoice-items";
import { listMonthSums } from "@/lib/store/read/list-month-sums";
import type { AccountDetail } from "@/lib/wire/account";

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
  const maySeeTerms = viewer.can["read-contract-terms"];
  return {
    ...toAccountOutline(viewer, own, invoices),
    months: toMonths(standings, sums, clocks.asOf),
    attributes: maySeeTerms ? [...account.account.attributes] : [],
    contracts: maySeeTerms ? contracts.map(toContract) : [],
    aggregates,
  };
};

const toContract = (contract: Contract): AccountDetail["contracts"][number] => ({
  ...toWireContract(contract),
  archivedAt: contract.archivedAt,
  attributes: [...contract.attributes],
});
