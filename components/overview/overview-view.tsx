"use client";

import { HourlyPositions } from "@/components/hourly/hourly-positions";
import { WorstUsed } from "@/components/hourly/worst-used";
import { PageTitle } from "@/components/layout/page-title";
import { Key } from "@/components/marks/key";
import { PositionTables } from "@/components/overview/position-tables";
import { RiskTable } from "@/components/overview/risk-table";
import { SourceList } from "@/components/overview/source-list";
import { UtilizationList } from "@/components/overview/utilization-list";
import { PageProof } from "@/components/proof/page-proof";
import { proveTotalAt } from "@/components/proof/prove";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { LoadingRows } from "@/components/states/loading-rows";
import { isBeforeFirstRead, NotKnownYet } from "@/components/states/not-known-yet";
import { Link } from "@/components/ui/link";
import { useSummary } from "@/lib/client/summary";
import { useAddress, useClocks } from "@/lib/client/use-address";
import { formatClock } from "@/lib/format/format-clock";
import { formatLongDay } from "@/lib/format/format-date";
import { paths } from "@/lib/paths/paths";

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** The book on one sheet: positions, what is at risk next, utilization, sources. */
export const OverviewView = () => {
  const clocks = useClocks();
  const address = useAddress();
  const query = useSummary(clocks);
  const data = query.data?.data;
  const asOf = query.data?.meta.asOf;
  return (
    <>
      <PageTitle
        note={
          data &&
          `${plural(data.accountCount, "account")}, ${plural(data.commitmentCount, "commitment")}, ${plural(data.unitCount, "unit")}`
        }
        right={
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
        }
        title={asOf ? `The book at ${formatClock(asOf, formatLongDay)}` : "The book"}
      />
      <AsyncSection
        empty={({ data: summary, meta }) =>
          summary.positions.length > 0 ? null : isBeforeFirstRead(meta, clocks.knownAt) ? (
            <NotKnownYet />
          ) : (
            <EmptyState
              action={<Link to={paths.sources()}>Go to Sources</Link>}
              title="This book is empty"
            >
              {meta.freshness.some(({ state }) => state === "reading")
                ? "The first read is under way and can be watched under Sources."
                : "Connect the first billing system. The first read can be watched."}
            </EmptyState>
          )
        }
        errorTitle="The overview could not be read"
        loading={
          <LoadingRows
            height="bar"
            labels={[
              "Bought from vendors",
              "Committed",
              "Used",
              "Left",
              "Not yet open",
              "Unused",
              "At risk",
            ]}
            rows={3}
          />
        }
        query={query}
      >
        {({ data: summary, meta }) => (
          <>
            <PositionTables
              positions={summary.positions.filter(({ pool }) => pool !== "hourly")}
              prove={proveTotalAt(address)}
            />
            <HourlyPositions
              hourly={summary.hourly}
              positions={summary.positions}
              prove={proveTotalAt(address)}
            />
            <div className="mt-5 grid grid-cols-1 gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_356px]">
              <RiskTable address={address} summary={summary} />
              <div className="space-y-5">
                <UtilizationList address={address} summary={summary} />
                {summary.hourly && <WorstUsed hourly={summary.hourly} />}
                <SourceList meta={meta} />
              </div>
            </div>
            <PageProof of="book" />
          </>
        )}
      </AsyncSection>
    </>
  );
};
