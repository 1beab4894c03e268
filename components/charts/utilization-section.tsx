"use client";

import dynamic from "next/dynamic";
import { type KeyboardEvent, useMemo, useState } from "react";
import { stepTo } from "@/components/charts/step-to";
import { UtilizationReadout } from "@/components/charts/utilization-readout";
import { UtilizationTable } from "@/components/charts/utilization-table";
import { Key } from "@/components/marks/key";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { prepareUtilization, type UtilizationChart } from "@/lib/charts/prepare-utilization";
import { useUtilization } from "@/lib/client/commitments";
import { useAddress, useClocks } from "@/lib/client/use-address";
import type { Instant } from "@/lib/domain/period";
import { zoneLabel } from "@/lib/format/format-date";
import type { UtilizationSeries } from "@/lib/wire/commitment";

const chartHeight = 264;

// Charts are a chunk of their own: a page can be read before they arrive.
const UtilizationPlot = dynamic(
  () => import("@/components/charts/utilization-plot").then((module) => module.UtilizationPlot),
  { ssr: false, loading: () => <div style={{ height: chartHeight }} /> },
);

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
        <Shown
          at={at}
          mode={shown}
          onTable={() => show(shown === "table" ? shownFirst : "table")}
          series={data}
        />
      )}
    </AsyncSection>
  );
};

type ShownProps = {
  readonly series: UtilizationSeries;
  readonly at: Instant;
  readonly mode: string;
  readonly onTable: () => void;
};

const Shown = ({ series, at, mode, onTable }: ShownProps) => {
  const chart = useMemo(() => prepareUtilization(series, at), [series, at]);
  const [selected, setSelected] = useState<number | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "t" || event.key === "T") return onTable();
    const next = stepTo(event.key, selected, chart.marks.length);
    if (next === undefined) return;
    event.preventDefault();
    setSelected(next);
  };
  if (mode === "table") return <UtilizationTable chart={chart} />;
  const mark = selected === null ? null : (chart.marks[selected] ?? null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a figure that takes keys is a group, not a fieldset
    <div
      aria-label={describeChart(chart)}
      className="chart relative"
      onBlur={() => setSelected(null)}
      onKeyDown={onKeyDown}
      onPointerLeave={() => setSelected(null)}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows walk its marks
      tabIndex={0}
    >
      <UtilizationPlot
        chart={chart}
        mode={mode === "cumulative" ? "cumulative" : "balance"}
        onSelect={(key) => setSelected(chart.marks.findIndex((each) => each.key === key))}
        selectedKey={mark?.key ?? null}
      />
      {mark && <UtilizationReadout chart={chart} mark={mark} />}
      {chart.grouping && <p className="text-note text-ink3">To stay readable, {chart.grouping}.</p>}
    </div>
  );
};

const describeChart = ({ marks }: UtilizationChart): string => {
  const [first, last] = [marks[0], marks.at(-1)];
  return `Balance by day, ${marks.length} marks from ${first?.when} to ${last?.when}. Arrow keys walk the marks, T shows the table.`;
};
