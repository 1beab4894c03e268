import { Selected } from "@/components/charts/entry-mark";
import type { BalanceMark } from "@/lib/charts/balance-chart";
import { barEdges, type Place, pitchOf, stripSpan } from "@/lib/charts/mark-places";
import type { PlotMode } from "@/lib/charts/plot-labels";

type DayMarkProps = {
  readonly mark: BalanceMark;
  readonly mode: PlotMode;
  readonly place: Place;
  readonly isSelected: boolean;
  readonly onSelect: (key: string | null) => void;
};

/** A bar that hangs from the old balance to the new one, or stands in the strip below the plot. */
export const DayMark = ({ mark, mode, place, isSelected, onSelect }: DayMarkProps) => {
  const { area, toStripY } = place;
  const [from, to] = pitchOf(mark, place);
  const [left, right] = barEdges(mark, place);
  const bar = { mark, place, x: left, width: right - left };
  return (
    <g onPointerEnter={() => onSelect(mark.key)}>
      {/* The whole column answers the pointer, not only the bar. */}
      <rect
        fill="transparent"
        height={area.foot - area.top}
        width={Math.max(0, to - from)}
        x={from}
        y={area.top}
      />
      {toStripY !== null ? (
        <StandingBar {...bar} toStripY={toStripY} />
      ) : (
        mode === "balance" && <HangingBar {...bar} />
      )}
      {isSelected && <Selected left={from} place={place} right={to} />}
    </g>
  );
};

type BarProps = {
  readonly mark: BalanceMark;
  readonly x: number;
  readonly width: number;
  readonly place: Place;
};

const inkOf = ({ isRunning }: BalanceMark): string =>
  isRunning ? "url(#plot-running)" : "var(--drawn)";

const noDataPx = 14;

/** Nothing known for this day: an empty dotted box, never a zero. */
const NoData = ({ x, width, zero }: { x: number; width: number; zero: number }) => (
  <rect
    fill="none"
    height={noDataPx}
    stroke="var(--ink3)"
    strokeDasharray="1 2"
    width={width}
    x={x}
    y={zero - noDataPx}
  />
);

type StandingBarProps = BarProps & { readonly toStripY: (value: number) => number };

const StandingBar = ({ mark, x, width, toStripY }: StandingBarProps) => {
  const { drawnValue, overage } = mark;
  if (mark.drawn === "no data") return <NoData width={width} x={x} zero={toStripY(0)} />;
  const own = stripSpan({ drawnValue, overage: 0 }, toStripY);
  const beyond = stripSpan(mark, toStripY);
  return (
    <>
      <rect
        fill={inkOf(mark)}
        height={drawnValue === 0 ? 0 : Math.max(1, own.bottom - own.top)}
        width={width}
        x={x}
        y={own.top}
      />
      {overage > 0 && (
        <rect
          fill="var(--overage)"
          height={Math.max(1, own.top - beyond.top)}
          width={width}
          x={x}
          y={beyond.top}
        />
      )}
    </>
  );
};

/** What goes beyond the pool hangs below zero. */
const HangingBar = ({ mark, x, width, place: { toY } }: BarProps) => {
  const { before, after, overage } = mark;
  return (
    <>
      {before === null || after === null ? (
        mark.drawn === "no data" && <NoData width={width} x={x} zero={toY(0)} />
      ) : (
        <rect
          fill={inkOf(mark)}
          height={before === after ? 0 : Math.max(1, Math.abs(toY(after) - toY(before)))}
          width={width}
          x={x}
          y={toY(Math.max(before, after))}
        />
      )}
      {overage > 0 && (
        <rect
          fill="var(--overage)"
          height={Math.max(1, toY(-overage) - toY(0))}
          width={width}
          x={x}
          y={toY(0)}
        />
      )}
    </>
  );
};
