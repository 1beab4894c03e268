"use client";

import { accountColumns } from "@/components/accounts/account-columns";
import { PageTitle } from "@/components/layout/page-title";
import { PageProof } from "@/components/proof/page-proof";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { FreshnessNotices } from "@/components/states/freshness-notice";
import { LoadingRows } from "@/components/states/loading-rows";
import { NoMatch } from "@/components/states/no-match";
import { isBeforeFirstRead, NotKnownYet } from "@/components/states/not-known-yet";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { SearchForm } from "@/components/ui/search-form";
import { useAccounts } from "@/lib/client/accounts";
import { useAddress, useClocks } from "@/lib/client/use-address";
import { paths } from "@/lib/paths/paths";

/** Every team, customer and organization, with what is left in each unit. */
export const AccountsView = () => {
  const address = useAddress();
  const q = address.get("q") ?? undefined;
  const clocks = useClocks();
  const query = useAccounts({ ...clocks, q });
  const pages = query.data?.pages;
  const rows = pages?.flatMap(({ data }) => data) ?? [];
  const first = pages?.[0];
  const isUnread = first !== undefined && isBeforeFirstRead(first.meta, clocks.knownAt);
  return (
    <>
      <PageTitle
        note={
          first && !isUnread ? `${first.total} ${first.total === 1 ? "account" : "accounts"}` : null
        }
        title="Accounts"
      />
      {first && <FreshnessNotices meta={first.meta} />}
      <search className="block pb-3 print:hidden">
        <SearchForm
          className="w-72"
          label="Find an account by name, id, sales order or opportunity"
          onFind={(text) => address.set({ q: text })}
          placeholder="Name, id, sales order, opportunity"
          value={q}
        />
      </search>
      <AsyncSection
        empty={(data) =>
          (data.pages[0]?.total ?? 0) > 0 ? null : isUnread ? (
            <NotKnownYet />
          ) : q ? (
            <NoMatch filterCount={1} noun="account" onClear={() => address.set({ q: null })} />
          ) : (
            <EmptyState
              action={<Link to={paths.sources()}>Go to Sources</Link>}
              title="No account yet"
            >
              Accounts appear with the first read of a source.
            </EmptyState>
          )
        }
        errorTitle="The accounts could not be read"
        loading={
          <LoadingRows
            height="bar"
            labels={["Account", "Committed", "Available", "What comes"]}
            rows={10}
          />
        }
        query={query}
      >
        {() => (
          <>
            <DataTable
              columns={accountColumns(address)}
              hasStickyHead
              headWeight="rule"
              height="bar"
              label="Accounts"
              rowTo={({ id }) => paths.account(id)}
              rowKey={({ id }) => id}
              rows={rows}
            />
            <p className="mt-3 text-ink3">
              Figures count the contracts that run now. Never summed across units.
            </p>
            {query.hasNextPage && (
              <Button className="mt-3" onClick={() => query.fetchNextPage()}>
                Show more, {rows.length} of {first?.total} so far
              </Button>
            )}
            <PageProof of="account" />
          </>
        )}
      </AsyncSection>
    </>
  );
};
