"use client";

import { useMemo } from "react";
import { DayBars } from "@/components/charts/day-bars";
import { HourlyTable } from "@/components/hourly/hourly-table";
import { Key } from "@/components/marks/key";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { useWidth } from "@/components/ui/use-width";
import { hasAside } from "@/lib/charts/day-chart";
import { dailyMean, type HourlyChart, prepareHourly, sinceOf } from "@/lib/charts/prepare-hourly";
import { useSeries } from "@/lib/client/series";
import { useAddress, useClocks } from "@/lib/client/use-address";
import type { Unit } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { formatAmount } from "@/lib/format/format-amount";
import type { HourlyDays } from "@/lib/wire/series";

const chartHeight = 208;

const views = [
  { id: "30", label: "30 d", days: 30 },
  { id: "90", label: "90 d", days: 90 },
  { id: "all", label: "All read", days: null },
] as const;

const tabs = [...views, { id: "table", label: "Table" }] as const;

type HourlySectionProps = {
  readonly commitmentId: string;
  readonly at: Instant;
};

/** What was used and what was not, day by day; the same numbers as a table one key away. */
export const HourlySection = ({ commitmentId, at }: HourlySectionProps) => {
  const address = useAddress();
  const shown = address.get("chart") ?? "all";
  const since = sinceOf(at, views.find(({ id }) => id === shown)?.days ?? null);
  const query = useSeries(commitmentId, useClocks(), since === null ? {} : { from: since });
  const show = (id: string) => address.set({ chart: id === "all" ? null : id });
  return (
    <AsyncSection
      empty={({ data }) =>
        data.hourly !== null && data.hourly.days > 0 ? null : (
          <EmptyState title="No day read yet">
            Days are read when they are over, and only those of the term.
          </EmptyState>
        )
      }
      errorTitle="The chart could not be read"
      loading={<div style={{ height: chartHeight + 28 }} />}
      query={query}
      right={
        <Key
          items={[
            { meaning: "drawn", label: "used" },
            { meaning: "lapsed", label: "unused, cannot be recovered" },
            { meaning: "no-data", label: "no data" },
          ]}
        />
      }
      tabs={<Tabs label="Chart" onSelect={show} selected={shown} tabs={tabs} />}
      title="Used and unused per day"
    >
      {({ data }) =>
        data.hourly && (
          <Shown
            onTable={() => show(shown === "table" ? "all" : "table")}
            series={data.hourly}
            unit={data.unit}
            view={shown}
          />
        )
      }
    </AsyncSection>
  );
};

type ShownProps = {
  readonly series: HourlyDays;
  readonly unit: Unit;
  readonly view: string;
  readonly onTable: () => void;
};

const Shown = ({ series, unit, view, onTable }: ShownProps) => {
  const [frame, width] = useWidth();
  const prepared = useMemo(
    () => (width === null ? null : prepareHourly(series, unit, width)),
    [series, unit, width],
  );
  return (
    <div ref={frame}>
      {prepared === null || width === null ? (
        <div style={{ height: chartHeight + 28 }} />
      ) : (
        <>
          {view === "table" ? (
            <HourlyTable prepared={prepared} />
          ) : (
            <DayBars
              aside={
                series.perHour !== null && hasAside(width) && <Aside series={series} unit={unit} />
              }
              chart={prepared.chart}
              height={chartHeight}
              label={describeDays(prepared)}
              onTable={onTable}
            />
          )}
          <Notes prepared={prepared} />
        </>
      )}
    </div>
  );
};

const Notes = ({ prepared: { gaps, grouping, reduction } }: { readonly prepared: HourlyChart }) => (
  <>
    {gaps && <p className="mt-1 text-note text-ink3">{gaps}</p>}
    {grouping && (
      <p className="text-note text-ink3">
        To stay readable, {grouping}. {reduction}
      </p>
    )}
  </>
);

/** The line a day cannot pass, and where the last thirty days stand. */
const Aside = ({ series, unit }: Pick<ShownProps, "series" | "unit">) => {
  const mean = dailyMean(series.recent);
  return (
    <div className="pt-1 text-axis">
      {series.perHour !== null && (
        <>
          <p className="font-heading">
            {formatAmount({ amount: series.perHour, unit }, { precision: "full" }).text} an hour
          </p>
          <p className="text-ink3">committed, every hour</p>
        </>
      )}
      {mean && (
        <>
          <p className="mt-3 font-heading text-drawn">{mean}</p>
          <p className="text-ink3">used, mean of the last 30 days</p>
        </>
      )}
    </div>
  );
};

const describeDays = ({ rows, total, hasAmounts }: HourlyChart): string =>
  `Used and unused per day, ${rows.length} marks from ${rows.at(-1)?.when} to ${rows[0]?.when}${
    hasAmounts ? `, unused ${total.unused}` : ""
  }, utilization ${total.utilization}`;
