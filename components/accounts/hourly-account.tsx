"use client";

import { AccountLedger } from "@/components/accounts/account-ledger";
import { NextDates } from "@/components/accounts/next-dates";
import { AggregateCharts } from "@/components/hourly/aggregate-charts";
import { AggregateTables } from "@/components/hourly/aggregate-tables";
import { HourlyAccountRows } from "@/components/hourly/hourly-account-rows";
import type { Address } from "@/lib/client/use-address";
import type { AccountDetail } from "@/lib/wire/account";

/** All that it has is bought by the hour: no balance equation, nothing that is available. */
export const isByTheHour = ({ burnOrder }: AccountDetail): boolean =>
  burnOrder.length > 0 && burnOrder.every(({ model }) => model === "continuous");

type HourlyAccountProps = {
  readonly account: AccountDetail;
  readonly address: Pick<Address, "set">;
};

/** What is bought by the hour: what the source adds up itself, each with its basis, and what we read. */
export const HourlyAccount = ({ account, address }: HourlyAccountProps) => (
  <>
    <AggregateTables account={account} />
    <AggregateCharts account={account} />
    <div className="mt-6 grid grid-cols-1 gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_344px]">
      <HourlyAccountRows account={account} />
      <NextDates account={account} address={address} />
    </div>
    <div className="mt-5">
      <AccountLedger accountId={account.id} isHourly isReported={false} />
    </div>
  </>
);
