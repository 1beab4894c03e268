"use client";

import { ExpiryCalendar } from "@/components/hourly/expiry-calendar";
import { inventoryColumns } from "@/components/hourly/inventory-columns";
import { InventoryControls, readInventoryFilters } from "@/components/hourly/inventory-filters";
import { inventoryTotals, leftOut, toRowGroups } from "@/components/hourly/inventory-groups";
import { UseText } from "@/components/hourly/use-text";
import { PageTitle } from "@/components/layout/page-title";
import { Key } from "@/components/marks/key";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { FreshnessNotices } from "@/components/states/freshness-notice";
import { LoadingRows } from "@/components/states/loading-rows";
import { isBeforeFirstRead, NotKnownYet } from "@/components/states/not-known-yet";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Tabs } from "@/components/ui/tabs";
import { useInventory } from "@/lib/client/inventory";
import { useAddress, useClocks } from "@/lib/client/use-address";
import { formatClock } from "@/lib/format/format-clock";
import { paths } from "@/lib/paths/paths";
import { sources } from "@/lib/sources/sources";

const hourlySources = Object.values(sources)
  .filter(({ isByTheHour }) => isByTheHour)
  .map(({ name }) => name)
  .join(", ");

const views = [
  { id: "running", label: "Running" },
  { id: "upcoming", label: "Upcoming" },
  { id: "ended", label: "Ended" },
  { id: "all", label: "All" },
] as const;

/** Every reservation and savings plan: how well it is used, what it costs still, when it ends. */
export const InventoryView = () => {
  const address = useAddress();
  const clocks = useClocks();
  const filters = readInventoryFilters(address);
  const query = useInventory({ ...clocks, ...filters });
  const pages = query.data?.pages;
  const first = pages?.[0];
  const rows = pages?.flatMap(({ data }) => data) ?? [];
  return (
    <>
      <PageTitle
        crumbs={[{ label: "Commitments", to: paths.commitments() }]}
        note={first && first.total > 0 ? <UseText use={first.whole.use} /> : null}
        title={`Commitments by the hour${clocks.asOf ? ` at ${formatClock(clocks.asOf)}` : ""}`}
      />
      {first && <FreshnessNotices meta={first.meta} />}
      <div className="border-b border-line">
        <Tabs
          label="View"
          selected={filters.view}
          size="view"
          tabs={views.map((view) => ({
            ...view,
            ...(first ? { count: first.viewCounts[view.id] ?? 0 } : {}),
            to: address.with({ view: view.id === "running" ? null : view.id }),
          }))}
        />
      </div>
      <InventoryControls address={address} filters={filters} />
      <AsyncSection
        empty={(data) =>
          (data.pages[0]?.total ?? 0) > 0 ? null : first &&
            isBeforeFirstRead(first.meta, clocks.knownAt) ? (
            <NotKnownYet />
          ) : (
            <EmptyState
              action={<Link to={paths.sources()}>Go to Sources</Link>}
              title="Nothing here is bought by the hour"
            >
              Reservations and savings plans come from {hourlySources}. None of those read is in
              this view.
            </EmptyState>
          )
        }
        errorTitle="The inventory could not be read"
        loading={
          <LoadingRows
            height="bar"
            labels={["Commitment", "Used", "Unused, 30 d", "Still to come", "Through (UTC)"]}
            rows={12}
          />
        }
        query={query}
      >
        {() => (
          <>
            <DataTable
              columns={inventoryColumns}
              groups={toRowGroups(rows, first?.groups ?? [])}
              hasStickyHead
              headWeight="rule"
              height="bar"
              isFixed
              label="Commitments by the hour"
              rowTo={({ id }) => paths.commitment(id)}
              rowKey={({ id }) => id}
              totals={inventoryTotals(first?.whole.sums ?? [])}
            />
            {query.hasNextPage && (
              <Button className="mt-3" onClick={() => query.fetchNextPage()}>
                Show more, {rows.length} of {first?.total} so far
              </Button>
            )}
            <div className="mt-4 flex flex-wrap justify-between gap-x-6 gap-y-2">
              <p className="text-ink3">{leftOut(first?.whole.sums ?? [])}</p>
              <Key
                items={[
                  { meaning: "drawn", label: "used" },
                  { meaning: "lapsed", label: "unused" },
                ]}
              />
            </div>
          </>
        )}
      </AsyncSection>
      <ExpiryCalendar />
    </>
  );
};
