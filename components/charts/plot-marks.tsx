import { DayMark } from "@/components/charts/day-mark";
import { EntryMark } from "@/components/charts/entry-mark";
import { ForecastMark } from "@/components/charts/forecast-mark";
import { MonthNames, SegmentEdges, StripFrame, TodayLine } from "@/components/charts/plot-frame";
import { PlotLabels } from "@/components/charts/plot-labels";
import type { BalanceChart } from "@/lib/charts/balance-chart";
import type { PlotLayout, PlotMode } from "@/lib/charts/plot-labels";

type PlotMarksProps = {
  readonly chart: BalanceChart;
  readonly layout: PlotLayout;
  readonly mode: PlotMode;
  readonly selectedKey: string | null;
  readonly onSelect: (key: string | null) => void;
};

const lapseBarPx = 8;

/** Everything that stands on the plot at an instant: bars, edges, today, forecast, and words over all. */
export const PlotMarks = ({ chart, layout, mode, selectedKey, onSelect }: PlotMarksProps) => {
  const { toX, toY, area } = layout;
  return (
    <g>
      <SegmentEdges edges={chart.edges} place={layout} />
      <MonthNames bottom={area.foot} names={layout.months} />
      {chart.strip && <StripFrame place={layout} ticks={chart.strip.ticks} />}
      {chart.marks.map((mark) => {
        const Mark = mark.entry ? EntryMark : DayMark;
        return (
          <Mark
            isSelected={mark.key === selectedKey}
            key={mark.key}
            mark={mark}
            mode={mode}
            onSelect={onSelect}
            place={layout}
          />
        );
      })}
      {mode === "balance" &&
        chart.lapses.map(({ x, from }) => (
          <rect
            fill="url(#plot-lapsed)"
            height={Math.max(1, toY(0) - toY(from))}
            key={x}
            stroke="var(--lapsed)"
            width={lapseBarPx}
            x={toX(x) - lapseBarPx}
            y={toY(from)}
          />
        ))}
      {chart.today !== null && <TodayLine place={layout} today={chart.today} />}
      {mode === "balance" && chart.forecast !== null && (
        <ForecastMark forecast={chart.forecast} place={layout} />
      )}
      <PlotLabels labels={layout.labels} />
    </g>
  );
};
