"use client";

import dynamic from "next/dynamic";
import { type KeyboardEvent, useState } from "react";
import { BalanceReadout } from "@/components/charts/balance-readout";
import { stepTo } from "@/components/charts/step-to";
import type { BalanceChart } from "@/lib/charts/balance-chart";
import { plotHeight } from "@/lib/charts/plot-area";

// Charts are a chunk of their own: a page can be read before they arrive.
const BalancePlot = dynamic(
  () => import("@/components/charts/balance-plot").then((module) => module.BalancePlot),
  { ssr: false, loading: () => <div style={{ height: plotHeight }} /> },
);

type WalkedChartProps = {
  readonly chart: BalanceChart;
  readonly title: string;
  readonly mode: string;
  /** In pixels. */
  readonly width: number;
  readonly onTable: () => void;
};

/** A plot whose marks the arrow keys walk; T leads to its table. */
export const WalkedChart = ({ chart, title, mode, width, onTable }: WalkedChartProps) => {
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
      <BalancePlot
        chart={chart}
        mode={mode === "cumulative" ? "cumulative" : "balance"}
        onSelect={(key) => setSelected(chart.marks.findIndex((each) => each.key === key))}
        selectedKey={mark?.key ?? null}
        width={width}
      />
      {mark && <BalanceReadout chart={chart} mark={mark} />}
    </div>
  );
};

const describeChart = (title: string, { marks }: BalanceChart): string => {
  const [first, last] = [marks[0], marks.at(-1)];
  return `${title}, ${marks.length} marks from ${first?.when} to ${last?.when}. Arrow keys walk the marks, T shows the table.`;
};
