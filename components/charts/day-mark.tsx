import type { Place } from "@/components/charts/plot-marks";
import type { PlotMode } from "@/components/charts/utilization-plot";
import type { UtilizationMark } from "@/lib/charts/prepare-utilization";

type DayMarkProps = {
  readonly mark: UtilizationMark;
  readonly mode: PlotMode;
  readonly place: Place;
  readonly isSelected: boolean;
  readonly onSelect: (key: string | null) => void;
};

/** A bar that hangs from the old balance to the new one; what goes beyond the pool hangs below zero. */
export const DayMark = ({ mark, mode, place, isSelected, onSelect }: DayMarkProps) => {
  const half = mark.spanMs / 2;
  // A plot that is being measured again may have no width for a moment.
  const pitch = Math.max(0, place.x(mark.x + half) - place.x(mark.x - half));
  const width = Math.min(11, Math.max(1, pitch * 0.6));
  const x = place.x(mark.x) - width / 2;
  const zero = place.y(0);
  return (
    <g onPointerEnter={() => onSelect(mark.key)}>
      {/* The whole column answers the pointer, not only the bar. */}
      <rect
        x={place.x(mark.x) - pitch / 2}
        y={place.area.y}
        width={pitch}
        height={place.area.height}
        fill="transparent"
      />
      {mode === "balance" ? <BalanceBar mark={mark} x={x} width={width} place={place} /> : null}
      {mode === "balance" && mark.overage > 0 ? (
        <rect
          x={x}
          y={zero}
          width={width}
          height={Math.max(1, place.y(-mark.overage) - zero)}
          fill="var(--overage)"
        />
      ) : null}
      {isSelected ? (
        <rect
          x={place.x(mark.x) - Math.max(pitch, 6) / 2}
          y={place.area.y}
          width={Math.max(pitch, 6)}
          height={place.area.height}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={2}
          rx={2}
        />
      ) : null}
    </g>
  );
};

const BalanceBar = ({
  mark,
  x,
  width,
  place,
}: {
  readonly mark: UtilizationMark;
  readonly x: number;
  readonly width: number;
  readonly place: Place;
}) => {
  if (mark.before === null || mark.after === null) {
    // Nothing known for this day: an empty dotted box, never a zero.
    return mark.drawn === "no data" ? (
      <rect
        x={x}
        y={place.y(0) - 14}
        width={width}
        height={14}
        fill="none"
        stroke="var(--ink3)"
        strokeDasharray="1 2"
      />
    ) : null;
  }
  const top = place.y(Math.max(mark.before, mark.after));
  const height = Math.abs(place.y(mark.after) - place.y(mark.before));
  return (
    <rect
      x={x}
      y={top}
      width={width}
      height={height === 0 ? 0 : Math.max(1, height)}
      fill={mark.isRunning ? "url(#plot-running)" : "var(--drawn)"}
    />
  );
};
