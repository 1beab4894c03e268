"use client";

import { AccountHead } from "@/components/accounts/account-head";
import { AccountLedger } from "@/components/accounts/account-ledger";
import { AccountTimeline } from "@/components/accounts/account-timeline";
import { BurnOrder } from "@/components/accounts/burn-order";
import { CustomerBurnOrder } from "@/components/accounts/customer-burn-order";
import { HourlyAccount, isByTheHour } from "@/components/accounts/hourly-account";
import { MonthsSection } from "@/components/accounts/months-section";
import { NextDates } from "@/components/accounts/next-dates";
import { ScheduleSection } from "@/components/accounts/schedule-section";
import { PageProof } from "@/components/proof/page-proof";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { FreshnessNotices } from "@/components/states/freshness-notice";
import { LoadingRows } from "@/components/states/loading-rows";
import { useAccount } from "@/lib/client/accounts";
import { useAddress, useClocks } from "@/lib/client/use-address";
import { sources } from "@/lib/sources/sources";
import type { AccountDetail } from "@/lib/wire/account";

/** What an account manager is asked on the phone, on the first screenful. */
export const AccountView = ({ accountId }: { readonly accountId: string }) => {
  const query = useAccount(accountId, useClocks());
  const address = useAddress();
  return (
    <AsyncSection
      errorTitle="This account could not be read"
      loading={<LoadingRows labels={["Account", "Available", "Settled"]} rows={8} />}
      query={query}
    >
      {({ data: account, meta }) => (
        <>
          <AccountHead account={account} address={address} meta={meta} />
          <FreshnessNotices meta={meta} />
          {account.burnOrder.length === 0 ? (
            <NothingSigned account={account} />
          ) : isByTheHour(account) ? (
            <HourlyAccount account={account} address={address} />
          ) : (
            <>
              {isSold(account) ? (
                <CustomerBurnOrder account={account} address={address} at={meta.asOf} />
              ) : (
                <BurnOrder account={account} address={address} />
              )}
              <div className="mt-5 grid grid-cols-1 gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_344px]">
                <MonthsSection account={account} isStacked={isSold(account)} />
                <NextDates account={account} address={address} />
              </div>
              {isSold(account) && (
                <>
                  <AccountTimeline account={account} at={meta.asOf} />
                  <div className="mt-5">
                    <ScheduleSection account={account} address={address} at={meta.asOf} />
                  </div>
                </>
              )}
              <div className="mt-5">
                <AccountLedger accountId={accountId} isReported={isSold(account)} />
              </div>
            </>
          )}
          <PageProof accountId={accountId} of="account" />
        </>
      )}
    </AsyncSection>
  );
};

/** What customers signed stands in ledgers that the vendor keeps. */
const isSold = ({ burnOrder }: AccountDetail): boolean =>
  burnOrder.some(({ side }) => side === "sold");

/** An account without a commitment says which kind of nothing it is. */
const NothingSigned = ({ account }: { readonly account: AccountDetail }) => {
  const { accountNoun, whyNothing } = sources[account.provider];
  if (account.access === "needs-sign-in") {
    return (
      <EmptyState title={`This ${accountNoun} needs a sign-in`}>
        The {accountNoun} asks for single sign-on. Sign in to it once with the account the token
        belongs to, then read the source again.
      </EmptyState>
    );
  }
  if (account.commitments === "none") {
    return (
      <EmptyState title="No commitments">
        The source was read whole and lists none for this account. {whyNothing}
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Not read yet">
      {account.reason ??
        "The commitments of this account have not been read, so none can be shown."}
    </EmptyState>
  );
};
