"use client";

import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import { DayMark } from "@/components/charts/day-mark";
import { EntryMark } from "@/components/charts/entry-mark";
import { ForecastMark } from "@/components/charts/forecast-mark";
import {
  MonthLabels,
  PlanLabel,
  SegmentEdges,
  SegmentNames,
  TodayLine,
} from "@/components/charts/plot-frame";
import type { PlotMode } from "@/components/charts/utilization-plot";
import { useIsPhone } from "@/components/ui/use-is-phone";
import type { UtilizationChart } from "@/lib/charts/prepare-utilization";

type PlotMarksProps = {
  readonly chart: UtilizationChart;
  readonly mode: PlotMode;
  readonly selectedKey: string | null;
  readonly onSelect: (key: string | null) => void;
};

export type Place = {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly area: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
};

/** Everything that stands on the plot at an instant: bars, edges, today, forecast. */
export const PlotMarks = ({ chart, mode, selectedKey, onSelect }: PlotMarksProps) => {
  const isPhone = useIsPhone();
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!area || !xScale || !yScale) return null;
  const place: Place = {
    area,
    x: (value) => Number(xScale(value)),
    y: (value) => Number(yScale(value)),
  };
  const right = area.x + area.width;
  return (
    <g>
      <SegmentEdges edges={chart.edges} place={place} />
      <MonthLabels months={chart.months} place={place} />
      {chart.marks.map((mark) => {
        const Mark = mark.entry ? EntryMark : DayMark;
        return (
          <Mark
            key={mark.key}
            mark={mark}
            mode={mode}
            place={place}
            isSelected={mark.key === selectedKey}
            onSelect={onSelect}
          />
        );
      })}
      {mode === "balance" &&
        chart.lapses.map((lapse) => (
          <g key={lapse.x}>
            <rect
              x={place.x(lapse.x) - 8}
              y={place.y(lapse.from)}
              width={8}
              height={Math.max(1, place.y(0) - place.y(lapse.from))}
              fill="url(#plot-lapsed)"
              stroke="var(--lapsed)"
            />
            <text
              x={place.x(lapse.x) - 13}
              y={place.y(lapse.from) - 5}
              textAnchor="end"
              className="halo text-axis"
              fill="var(--lapsed-text)"
            >
              {lapse.label}
            </text>
          </g>
        ))}
      {(mode === "balance" ? chart.plans : [chart.cumulativePlan]).slice(-1).map((line) => (
        <PlanLabel
          isBelow={mode === "balance" && chart.forecast?.isBeyond === false}
          key={line[0]?.x ?? 0}
          line={line}
          place={place}
        />
      ))}
      {chart.today !== null && (
        <TodayLine today={chart.today} label={chart.todayLabel} place={place} />
      )}
      <SegmentNames edges={chart.edges} place={place} />
      {mode === "balance" && chart.forecast !== null && (
        <ForecastMark
          forecast={chart.forecast}
          place={place}
          words={isPhone ? { x: right, anchor: "end" } : { x: right + 8, anchor: "start" }}
        />
      )}
    </g>
  );
};
