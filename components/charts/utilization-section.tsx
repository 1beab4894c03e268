"use client";

import { useMemo } from "react";
import { UtilizationTable } from "@/components/charts/utilization-table";
import { chartHeight, WalkedChart } from "@/components/charts/walked-chart";
import { Key } from "@/components/marks/key";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { prepareUtilization } from "@/lib/charts/prepare-utilization";
import { useUtilization } from "@/lib/client/commitments";
import { useAddress, useClocks } from "@/lib/client/use-address";
import type { Instant } from "@/lib/domain/base/period";
import { zoneLabel } from "@/lib/format/format-date";
import type { UtilizationSeries } from "@/lib/wire/commitment";

const tabs = [
  { id: "balance", label: "Balance" },
  { id: "cumulative", label: "Cumulative" },
  { id: "table", label: "Table" },
] as const;

type UtilizationSectionProps = { readonly commitmentId: string; readonly at: Instant };

/** What was drawn, day by day, against the plan; the same numbers as a table one key away. */
export const UtilizationSection = ({ commitmentId, at }: UtilizationSectionProps) => {
  const query = useUtilization(commitmentId, useClocks());
  const address = useAddress();
  // Without an amount there is no balance to draw: what was used is what there is to see.
  const hasBalance = query.data?.data.segments.some(({ granted }) => granted !== null) ?? true;
  const shownFirst = hasBalance ? "balance" : "cumulative";
  const shown = address.get("chart") ?? shownFirst;
  const show = (id: string) => address.set({ chart: id === shownFirst ? null : id });
  return (
    <AsyncSection
      empty={({ data }) =>
        data.points.length === 0 ? (
          <EmptyState title="Nothing drawn yet">
            The source has no charge for this term so far.
          </EmptyState>
        ) : null
      }
      errorTitle="The chart could not be read"
      loading={<div style={{ height: chartHeight }} />}
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
      {({ data }) => (
        <DayChart
          at={at}
          mode={shown}
          onTable={() => show(shown === "table" ? shownFirst : "table")}
          series={data}
        />
      )}
    </AsyncSection>
  );
};

type DayChartProps = {
  readonly series: UtilizationSeries;
  readonly at: Instant;
  readonly mode: string;
  readonly onTable: () => void;
};

const DayChart = ({ series, at, mode, onTable }: DayChartProps) => {
  const chart = useMemo(() => prepareUtilization(series, at), [series, at]);
  if (mode === "table") return <UtilizationTable chart={chart} />;
  return <WalkedChart chart={chart} mode={mode} onTable={onTable} title="Balance by day" />;
};
