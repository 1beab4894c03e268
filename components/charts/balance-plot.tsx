"use client";

import { useMemo } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  DefaultZIndexes,
  Line,
  ReferenceLine,
  XAxis,
  YAxis,
  ZIndexLayer,
} from "recharts";
import { PlotMarks } from "@/components/charts/plot-marks";
import { PlotPatterns } from "@/components/charts/plot-patterns";
import type { XY } from "@/lib/charts/axis";
import type { BalanceChart } from "@/lib/charts/balance-chart";
import { layoutPlot, type PlotMode } from "@/lib/charts/plot-labels";
import { splitAtZero } from "@/lib/charts/split-at-zero";

type BalancePlotProps = {
  readonly chart: BalanceChart;
  readonly mode: PlotMode;
  /** In pixels. */
  readonly width: number;
  readonly selectedKey: string | null;
  readonly onSelect: (key: string | null) => void;
};

/** Maps prepared rows onto Recharts and decides nothing. Loaded in a chunk of its own. */
export const BalancePlot = ({ chart, mode, width, selectedKey, onSelect }: BalancePlotProps) => {
  const layout = useMemo(() => layoutPlot(chart, mode, width), [chart, mode, width]);
  const { area } = layout;
  const isBalance = mode === "balance";
  const ticks = isBalance ? chart.ticks : chart.cumulativeTicks;
  return (
    <ComposedChart
      accessibilityLayer={false}
      data={[]}
      height={area.height}
      // One pixel of what is left below the plot belongs to its axis.
      margin={{
        top: area.top,
        right: width - area.right,
        bottom: area.height - area.bottom - 1,
        left: 0,
      }}
      width={width}
    >
      <PlotPatterns />
      <CartesianGrid stroke="var(--line)" syncWithTicks vertical={false} />
      <XAxis
        allowDataOverflow
        axisLine={false}
        dataKey="x"
        domain={[...chart.x]}
        height={1}
        tick={false}
        tickLine={false}
        type="number"
      />
      <YAxis
        allowDataOverflow
        axisLine={false}
        domain={[...(isBalance ? chart.y : chart.cumulativeY)]}
        tick={false}
        tickLine={false}
        ticks={ticks.map(({ value }) => value)}
        type="number"
        width={area.left}
      />
      {isBalance
        ? chart.balance.flatMap((steps) =>
            splitAtZero(steps).map(({ isBelow, points }) =>
              steppedArea(points, isBelow ? "overage" : chart.tone),
            ),
          )
        : steppedArea(chart.cumulative, "drawn")}
      {(isBalance ? chart.plans : [chart.cumulativePlan]).map((line) => planLine(line))}
      <ReferenceLine stroke="var(--rule)" y={0} />
      <ZIndexLayer zIndex={DefaultZIndexes.label}>
        <PlotMarks
          chart={chart}
          layout={layout}
          mode={mode}
          onSelect={onSelect}
          selectedKey={selectedKey}
        />
      </ZIndexLayer>
    </ComposedChart>
  );
};

const steppedArea = (
  steps: readonly XY[],
  tone: "available" | "drawn" | "postpaid" | "overage" = "available",
) =>
  steps.length < 2 ? null : (
    <Area
      activeDot={false}
      data={[...steps]}
      dataKey="y"
      dot={false}
      fill={`var(--${tone})`}
      fillOpacity={0.13}
      isAnimationActive={false}
      key={`${tone}-${steps[0]?.x}`}
      stroke={`var(--${tone})`}
      strokeWidth={1.5}
      type={tone === "drawn" ? "stepAfter" : "linear"}
    />
  );

const planLine = (line: readonly XY[]) => (
  <Line
    activeDot={false}
    data={[...line]}
    dataKey="y"
    dot={false}
    isAnimationActive={false}
    key={`plan-${line[0]?.x}`}
    legendType="none"
    stroke="var(--plan)"
    strokeDasharray="5 4"
    strokeWidth={1.25}
    type="linear"
  />
);
