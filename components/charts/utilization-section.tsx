"use client";

import { useMemo } from "react";
import { ChartNotes } from "@/components/charts/chart-notes";
import { UtilizationTable } from "@/components/charts/utilization-table";
import { WalkedChart } from "@/components/charts/walked-chart";
import { Key } from "@/components/marks/key";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { useWidth } from "@/components/ui/use-width";
import { plotHeight } from "@/lib/charts/plot-area";
import { prepareUtilization } from "@/lib/charts/prepare-utilization";
import { useSeries } from "@/lib/client/series";
import { useAddress, useClocks } from "@/lib/client/use-address";
import type { Instant } from "@/lib/domain/base/period";
import { zoneLabel } from "@/lib/format/format-date";
import type { CommitmentSeries, DaySeries } from "@/lib/wire/series";

const tabs = [
  { id: "balance", label: "Balance" },
  { id: "cumulative", label: "Cumulative" },
  { id: "table", label: "Table" },
] as const;

type UtilizationSectionProps = { readonly commitmentId: string; readonly at: Instant };

/** What was drawn, day by day, against the plan; the same numbers as a table one key away. */
export const UtilizationSection = ({ commitmentId, at }: UtilizationSectionProps) => {
  const query = useSeries(commitmentId, useClocks());
  const address = useAddress();
  // Without an amount there is no balance to draw: what was used is what there is to see.
  const hasBalance = query.data?.data.segments.some(({ granted }) => granted !== null) ?? true;
  const shownFirst = hasBalance ? "balance" : "cumulative";
  const shown = address.get("chart") ?? shownFirst;
  const show = (id: string) => address.set({ chart: id === shownFirst ? null : id });
  return (
    <AsyncSection
      empty={({ data }) =>
        (data.days?.points.length ?? 0) === 0 ? (
          <EmptyState title="Nothing drawn yet">
            The source has no charge for this term so far.
          </EmptyState>
        ) : null
      }
      errorTitle="The chart could not be read"
      loading={<div style={{ height: plotHeight }} />}
      note={({ data }) => `charge days in ${zoneLabel(data.dayZone)}`}
      query={query}
      right={
        <Key
          items={[
            { meaning: "drawn", label: "drawn" },
            { meaning: "available", label: "available" },
            { meaning: "lapsed", label: "lapsed" },
            { meaning: "overage", label: "overage" },
            { meaning: "plan", label: "plan" },
            { meaning: "forecast", label: "forecast" },
          ]}
        />
      }
      tabs={
        <Tabs
          label="Chart"
          onSelect={show}
          selected={shown}
          tabs={hasBalance ? tabs : tabs.filter(({ id }) => id !== "balance")}
        />
      }
      title={hasBalance ? "Balance by day" : "Drawn by day"}
    >
      {({ data }) =>
        data.days && (
          <DayChart
            at={at}
            days={data.days}
            mode={shown}
            onTable={() => show(shown === "table" ? shownFirst : "table")}
            series={data}
          />
        )
      }
    </AsyncSection>
  );
};

type DayChartProps = {
  readonly series: CommitmentSeries;
  readonly days: DaySeries;
  readonly at: Instant;
  readonly mode: string;
  readonly onTable: () => void;
};

const DayChart = ({ series, days, at, mode, onTable }: DayChartProps) => {
  const [frame, width] = useWidth();
  const chart = useMemo(
    () => (width === null ? null : prepareUtilization({ series, days, at, width })),
    [series, days, at, width],
  );
  return (
    <div ref={frame}>
      {chart === null || width === null ? (
        <div style={{ height: plotHeight }} />
      ) : mode === "table" ? (
        <UtilizationTable chart={chart} />
      ) : (
        <WalkedChart
          chart={chart}
          mode={mode}
          onTable={onTable}
          title="Balance by day"
          width={width}
        />
      )}
      {chart && <ChartNotes chart={chart} whole="The ledger below has every day." />}
    </div>
  );
};
