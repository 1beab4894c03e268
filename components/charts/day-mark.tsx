import { Selected } from "@/components/charts/entry-mark";
import type { BalanceMark } from "@/lib/charts/balance-chart";
import { barEdges, type Place, pitchOf } from "@/lib/charts/mark-places";
import type { PlotMode } from "@/lib/charts/plot-labels";

type DayMarkProps = {
  readonly mark: BalanceMark;
  readonly mode: PlotMode;
  readonly place: Place;
  readonly isSelected: boolean;
  readonly onSelect: (key: string | null) => void;
};

/** A bar that hangs from the old balance to the new one; what goes beyond the pool hangs below zero. */
export const DayMark = ({ mark, mode, place, isSelected, onSelect }: DayMarkProps) => {
  const { toX, toY, area } = place;
  const [from, to] = pitchOf(mark, toX);
  const [left, right] = barEdges(mark, toX);
  return (
    <g onPointerEnter={() => onSelect(mark.key)}>
      {/* The whole column answers the pointer, not only the bar. */}
      <rect
        fill="transparent"
        height={area.bottom - area.top}
        width={Math.max(0, to - from)}
        x={from}
        y={area.top}
      />
      {mode === "balance" && (
        <>
          <BalanceBar mark={mark} place={place} width={right - left} x={left} />
          {mark.overage > 0 && (
            <rect
              fill="var(--overage)"
              height={Math.max(1, toY(-mark.overage) - toY(0))}
              width={right - left}
              x={left}
              y={toY(0)}
            />
          )}
        </>
      )}
      {isSelected && <Selected left={from} place={place} right={to} />}
    </g>
  );
};

type BalanceBarProps = {
  readonly mark: BalanceMark;
  readonly x: number;
  readonly width: number;
  readonly place: Place;
};

const noDataPx = 14;

const BalanceBar = ({ mark, x, width, place: { toY } }: BalanceBarProps) => {
  if (mark.before === null || mark.after === null) {
    // Nothing known for this day: an empty dotted box, never a zero.
    return mark.drawn === "no data" ? (
      <rect
        fill="none"
        height={noDataPx}
        stroke="var(--ink3)"
        strokeDasharray="1 2"
        width={width}
        x={x}
        y={toY(0) - noDataPx}
      />
    ) : null;
  }
  const top = toY(Math.max(mark.before, mark.after));
  const height = Math.abs(toY(mark.after) - toY(mark.before));
  return (
    <rect
      fill={mark.isRunning ? "url(#plot-running)" : "var(--drawn)"}
      height={height === 0 ? 0 : Math.max(1, height)}
      width={width}
      x={x}
      y={top}
    />
  );
};
