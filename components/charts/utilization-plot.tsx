"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  DefaultZIndexes,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
  ZIndexLayer,
} from "recharts";
import { PlotMarks } from "@/components/charts/plot-marks";
import { PlotPatterns } from "@/components/charts/plot-patterns";
import { useIsPhone } from "@/components/ui/use-is-phone";
import type { UtilizationChart, XY } from "@/lib/charts/prepare-utilization";

export type PlotMode = "balance" | "cumulative";

type UtilizationPlotProps = {
  readonly chart: UtilizationChart;
  readonly mode: PlotMode;
  readonly selectedKey: string | null;
  readonly onSelect: (key: string | null) => void;
};

/** Room at the right for end labels; a phone writes them over the empty corner of the plot. */
const margins = {
  desk: { top: 56, right: 172, bottom: 24, left: 0 },
  phone: { top: 56, right: 8, bottom: 24, left: 0 },
} as const;

/** Maps prepared rows onto Recharts and decides nothing. Loaded in a chunk of its own. */
export const UtilizationPlot = ({ chart, mode, selectedKey, onSelect }: UtilizationPlotProps) => {
  const isPhone = useIsPhone();
  const isBalance = mode === "balance";
  const ticks = isBalance ? chart.ticks : chart.cumulativeTicks;
  const domain = isBalance ? chart.y : chart.cumulativeY;
  return (
    <ResponsiveContainer width="100%" height={264}>
      <ComposedChart
        data={[]}
        margin={isPhone ? margins.phone : margins.desk}
        accessibilityLayer={false}
      >
        <PlotPatterns />
        <CartesianGrid vertical={false} stroke="var(--line)" syncWithTicks />
        <XAxis
          type="number"
          dataKey="x"
          domain={[...chart.x]}
          allowDataOverflow
          tick={false}
          axisLine={false}
          tickLine={false}
          height={1}
        />
        <YAxis
          type="number"
          domain={[...domain]}
          allowDataOverflow
          ticks={ticks.map(({ value }) => value)}
          tickFormatter={(value: number) => ticks.find((tick) => tick.value === value)?.text ?? ""}
          tick={{ fill: "var(--ink2)", fontSize: 11 }}
          tickLine={false}
          axisLine={false}
          width={isPhone ? 60 : 72}
        />
        {isBalance
          ? chart.balance.map((steps) => steppedArea(steps, chart.tone))
          : steppedArea(chart.cumulative, "drawn")}
        {(isBalance ? chart.plans : [chart.cumulativePlan]).map((line) => planLine(line))}
        <ReferenceLine y={0} stroke="var(--rule)" />
        <ZIndexLayer zIndex={DefaultZIndexes.label}>
          <PlotMarks chart={chart} mode={mode} selectedKey={selectedKey} onSelect={onSelect} />
        </ZIndexLayer>
      </ComposedChart>
    </ResponsiveContainer>
  );
};

const steppedArea = (
  steps: readonly XY[],
  tone: "available" | "drawn" | "postpaid" = "available",
) =>
  steps.length < 2 ? null : (
    <Area
      key={steps[0]?.x}
      data={[...steps]}
      dataKey="y"
      type={tone === "drawn" ? "stepAfter" : "linear"}
      stroke={`var(--${tone})`}
      strokeWidth={1.5}
      fill={`var(--${tone})`}
      fillOpacity={0.13}
      dot={false}
      activeDot={false}
      isAnimationActive={false}
    />
  );

const planLine = (line: readonly XY[]) => (
  <Line
    key={`plan-${line[0]?.x}`}
    data={[...line]}
    dataKey="y"
    type="linear"
    stroke="var(--plan)"
    strokeWidth={1.25}
    strokeDasharray="5 4"
    dot={false}
    activeDot={false}
    isAnimationActive={false}
    legendType="none"
  />
);
