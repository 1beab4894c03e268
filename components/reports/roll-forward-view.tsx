"use client";

import { PageTitle } from "@/components/layout/page-title";
import { readReportFilters } from "@/components/reports/report-address";
import { ReportControls } from "@/components/reports/report-controls";
import { ReportSheet } from "@/components/reports/report-sheet";
import { RuleLine } from "@/components/reports/rule-line";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { FreshnessNotices } from "@/components/states/freshness-notice";
import { LoadingRows } from "@/components/states/loading-rows";
import { isBeforeFirstRead, NotKnownYet } from "@/components/states/not-known-yet";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { useRollForward } from "@/lib/client/reports";
import { useAddress, useClocks } from "@/lib/client/use-address";
import { sheetKey } from "@/lib/domain/reports/report-cell";
import { formatClock } from "@/lib/format/format-clock";
import { formatPeriod } from "@/lib/format/format-period";
import { reportSpanName } from "@/lib/format/report-words";
import { paths } from "@/lib/paths/paths";
import type { RollForwardPage } from "@/lib/wire/report";

const groupings = [
  { id: "unit", label: "By line" },
  { id: "account", label: "By account" },
  { id: "contract", label: "By contract" },
  { id: "commitment", label: "By commitment" },
] as const;

/** From opening to closing, period by period, a sheet for whatever may be added up. */
export const RollForwardView = () => {
  const address = useAddress();
  const clocks = useClocks();
  const filters = { ...clocks, ...readReportFilters(address) };
  const query = useRollForward(filters);
  const pages = query.data?.pages;
  const first = pages?.[0];
  const rows = pages?.flatMap(({ data }) => data) ?? [];
  return (
    <>
      <PageTitle
        crumbs={[{ label: "Reports", to: paths.reports() }]}
        note={first && daysOf(first)}
        right={<ReportControls address={address} filters={filters} page={first} />}
        title={`Roll-forward${first ? `, ${spanOf(first)}` : ""}${clocks.asOf ? ` at ${formatClock(clocks.asOf)}` : ""}`}
      />
      {first && <FreshnessNotices meta={first.meta} />}
      {first && <RuleLine address={address} page={first} />}
      <div className="border-b border-line">
        <Tabs
          label="Rows"
          selected={filters.by ?? "unit"}
          size="view"
          tabs={groupings.map(({ id, label }) => ({
            ...{ id, label },
            to: address.with({ by: id === "unit" ? null : id, sheet: null, row: null, line: null }),
          }))}
        />
      </div>
      <AsyncSection
        empty={(data) =>
          (data.pages[0]?.totals.length ?? 0) > 0 ? null : first &&
            isBeforeFirstRead(first.meta, clocks.knownAt) ? (
            <NotKnownYet />
          ) : (
            <EmptyState title="Nothing moved and nothing stood open in these periods">
              Ask for other dates, or for more of the book.
            </EmptyState>
          )
        }
        errorTitle="The roll-forward could not be read"
        loading={<LoadingRows height="bar" labels={["Opening", "Closing"]} rows={10} />}
        query={query}
      >
        {() => (
          <>
            {first?.totals.map((total) => (
              <ReportSheet
                filters={filters}
                key={sheetKey(total.sheet)}
                page={first}
                rows={rows}
                total={total}
              />
            ))}
            {query.hasNextPage && filters.by !== "unit" && (
              <Button className="mt-3" onClick={() => query.fetchNextPage()}>
                Show more, {rows.length} of {first?.total} rows so far
              </Button>
            )}
            <p className="mt-6 text-ink3">
              Of what was posted; drafts are in no roll-forward. Sheets are never added to one
              another.
            </p>
          </>
        )}
      </AsyncSection>
    </>
  );
};

const spanOf = ({ asked }: RollForwardPage): string =>
  reportSpanName({ firstDay: asked.from, endDay: asked.to });

const daysOf = ({ periods, asked }: RollForwardPage): string => {
  const [first, last] = [periods[0], periods.at(-1)];
  return first === undefined || last === undefined
    ? ""
    : formatPeriod({ start: first.start, end: last.end }, asked.zone);
};
