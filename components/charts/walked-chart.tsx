"use client";

import dynamic from "next/dynamic";
import { type KeyboardEvent, useState } from "react";
import { stepTo } from "@/components/charts/step-to";
import { UtilizationReadout } from "@/components/charts/utilization-readout";
import type { UtilizationChart } from "@/lib/charts/prepare-utilization";

export const chartHeight = 264;

// Charts are a chunk of their own: a page can be read before they arrive.
const UtilizationPlot = dynamic(
  () => import("@/components/charts/utilization-plot").then((module) => module.UtilizationPlot),
  { ssr: false, loading: () => <div style={{ height: chartHeight }} /> },
);

type WalkedChartProps = {
  readonly chart: UtilizationChart;
  readonly title: string;
  readonly mode: string;
  readonly onTable: () => void;
};

/** A plot whose marks the arrow keys walk; T leads to its table. */
export const WalkedChart = ({ chart, title, mode, onTable }: WalkedChartProps) => {
  const [selected, setSelected] = useState<number | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "t" || event.key === "T") return onTable();
    const next = stepTo(event.key, selected, chart.marks.length);
    if (next === undefined) return;
    event.preventDefault();
    setSelected(next);
  };
  const mark = selected === null ? null : (chart.marks[selected] ?? null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a figure that takes keys is a group, not a fieldset
    <div
      aria-label={describeChart(title, chart)}
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

const describeChart = (title: string, { marks }: UtilizationChart): string => {
  const [first, last] = [marks[0], marks.at(-1)];
  return `${title}, ${marks.length} marks from ${first?.when} to ${last?.when}. Arrow keys walk the marks, T shows the table.`;
};
