import type { InvoiceItem } from "@/lib/domain/base/commitment";
import { nextDatesOf } from "@/lib/domain/forecast/next-dates";
import { compareBurn } from "@/lib/domain/standing/standing";
import type { Access } from "@/lib/server/access";
import type { AccountBook } from "@/lib/server/answers/account-book";
import { toAccountRow, toAccountStanding } from "@/lib/server/answers/account-rows";
import { toSchedule } from "@/lib/server/answers/agreement";
import { toCommitmentRow } from "@/lib/server/answers/commitment-row";
import { toAmountMetric } from "@/lib/server/answers/figures";
import type { AccountDetail } from "@/lib/wire/account";

export type AccountOutline = Omit<
  AccountDetail,
  "months" | "attributes" | "contracts" | "aggregates"
>;

const dateMax = 8;

/** What is told of an account without another look into the book; `invoices` stand in its schedule, where given. */
export const toAccountOutline = (
  viewer: Access,
  { account, clocks, standings, streams, connections }: AccountBook,
  invoices: readonly InvoiceItem[] = [],
): AccountOutline => {
  const { asOf, knownAt } = clocks;
  const maySeeTerms = viewer.can["read-contract-terms"];
  const standing = toAccountStanding(account, standings, asOf);
  return {
    ...toAccountRow(standing, { streams, connections, knownAt }),
    burnOrder: [...standings]
      .sort(compareBurn(asOf))
      .map((each) => toCommitmentRow(each, asOf, viewer)),
    nextDates: nextDatesOf(standings, asOf)
      .filter(({ kind }) => maySeeTerms || kind !== "contract-ends")
      .slice(0, dateMax)
      .map(({ unit, metric, ...date }) => ({
        ...date,
        metric: unit === null || metric === null ? null : toAmountMetric(metric, unit),
      })),
    schedule: toSchedule(standings, invoices, maySeeTerms),
  };
};
