"use client";

import { commitmentColumns } from "@/components/commitments/commitment-columns";
import {
  CommitmentFilters,
  countFilters,
  readFilters,
} from "@/components/commitments/commitment-filters";
import {
  commitmentTotals,
  groupByAccount,
  notSummed,
} from "@/components/commitments/commitment-groups";
import { PageTitle } from "@/components/layout/page-title";
import { Key } from "@/components/marks/key";
import { PageProof } from "@/components/proof/page-proof";
import { proveTotalAt } from "@/components/proof/prove";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { FreshnessNotices } from "@/components/states/freshness-notice";
import { LoadingRows } from "@/components/states/loading-rows";
import { NoMatch } from "@/components/states/no-match";
import { isBeforeFirstRead, NotKnownYet } from "@/components/states/not-known-yet";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { ExportMenu } from "@/components/ui/export-menu";
import { Link } from "@/components/ui/link";
import { Tabs } from "@/components/ui/tabs";
import { commitmentsFile, useCommitments } from "@/lib/client/commitments";
import { useAddress, useClocks } from "@/lib/client/use-address";
import { commitmentViews } from "@/lib/domain/standing/views";
import { formatClock } from "@/lib/format/format-clock";
import { viewWords } from "@/lib/format/view-words";
import { paths } from "@/lib/paths/paths";

const labels = [
  "Commitment",
  "Utilization",
  "Committed",
  "Available, left",
  "Pace",
  "Through (UTC)",
];

export const CommitmentsView = () => {
  const address = useAddress();
  const clocks = useClocks();
  const filters = readFilters(address);
  const query = useCommitments({ ...clocks, ...filters });
  const pages = query.data?.pages;
  const first = pages?.[0];
  const rows = pages?.flatMap(({ data }) => data) ?? [];
  const counts = first?.viewCounts ?? {};
  const isUnread = first !== undefined && isBeforeFirstRead(first.meta, clocks.knownAt);
  return (
    <>
      <PageTitle
        actions={
          first && first.total > 0 ? (
            <ExportMenu
              fileAs={(format) => commitmentsFile({ ...clocks, ...filters }, format)}
              what={first.total === 1 ? "1 commitment" : `${first.total} commitments`}
            />
          ) : null
        }
        note={first && !isUnread ? `${first.total} of ${counts.all ?? first.total} match` : null}
        title={clocks.asOf ? `Commitments at ${formatClock(clocks.asOf)}` : "Commitments"}
      />
      {first && <FreshnessNotices meta={first.meta} />}
      <div className="border-b border-line">
        <Tabs
          label="View"
          selected={filters.view}
          size="view"
          tabs={[
            ...commitmentViews.map((view) => ({
              id: view,
              label: viewWords[view],
              ...(counts[view] === undefined ? {} : { count: counts[view] }),
              to: address.with({ view: view === "current" ? null : view }),
            })),
            { id: "hourly", label: "By the hour", to: paths.inventory() },
          ]}
        />
      </div>
      <CommitmentFilters accountName={rows[0]?.account.name} address={address} filters={filters} />
      <AsyncSection
        empty={(data) =>
          (data.pages[0]?.total ?? 0) > 0 ? null : isUnread ? (
            <NotKnownYet />
          ) : (data.pages[0]?.viewCounts.all ?? 0) === 0 && countFilters(filters) === 0 ? (
            <EmptyState
              action={<Link to={paths.sources()}>Go to Sources</Link>}
              title="This book is empty"
            >
              No source has been read yet, or none of them has a commitment.
            </EmptyState>
          ) : (
            <NoMatch
              filterCount={Math.max(1, countFilters(filters))}
              noun="commitment"
              onClear={() =>
                address.set({ q: null, state: null, account: null, unit: null, view: "all" })
              }
            />
          )
        }
        errorTitle="The commitments could not be read"
        loading={<LoadingRows height="bar" labels={labels} rows={12} />}
        query={query}
      >
        {() => (
          <>
            <DataTable
              columns={commitmentColumns}
              groups={groupByAccount(rows)}
              hasStickyHead
              headWeight="rule"
              isFixed
              height="bar"
              label="Commitments by account"
              rowTo={({ id }) => paths.commitment(id)}
              rowKey={({ id }) => id}
              totals={commitmentTotals(first?.totals ?? [], proveTotalAt(address))}
            />
            {query.hasNextPage && (
              <Button className="mt-3" onClick={() => query.fetchNextPage()}>
                Show more, {rows.length} of {first?.total} so far
              </Button>
            )}
            <div className="mt-4 flex flex-wrap justify-between gap-x-6 gap-y-2">
              <p className="text-ink3">{notSummed(first?.totals ?? [])}</p>
              <Key
                items={[
                  { meaning: "drawn", label: "drawn" },
                  { meaning: "available", label: "available" },
                  { meaning: "not-open", label: "not yet open" },
                  { meaning: "lapsed", label: "lapsed" },
                  { meaning: "overage", label: "overage" },
                  { meaning: "plan-tick", label: "plan today" },
                ]}
              />
            </div>
            <PageProof filters={filters} of="list" />
          </>
        )}
      </AsyncSection>
    </>
  );
};
