import type { Place } from "@/components/charts/plot-marks";
import type { PlotMode } from "@/components/charts/utilization-plot";
import type { UtilizationMark } from "@/lib/charts/prepare-utilization";

type EntryMarkProps = {
  readonly mark: UtilizationMark;
  readonly mode: PlotMode;
  readonly place: Place;
  readonly isSelected: boolean;
  readonly onSelect: (key: string | null) => void;
};

const widthPx = 11;

const paints = {
  drawn: { fill: "var(--drawn)", stroke: "none", text: "var(--ink2)" },
  pending: { fill: "url(#plot-pending)", stroke: "none", text: "var(--pending-text)" },
  lapsed: { fill: "url(#plot-lapsed)", stroke: "var(--lapsed)", text: "var(--lapsed-text)" },
  moved: { fill: "var(--paper)", stroke: "var(--drawn)", text: "var(--ink2)" },
} as const;

/** One entry of a vendor's ledger: a bar from the balance before to the one after, at its instant. */
export const EntryMark = ({ mark, mode, place, isSelected, onSelect }: EntryMarkProps) => {
  const { before, after, entry } = mark;
  if (!entry || before === null || after === null) return null;
  const right = place.x(mark.x);
  const x = right - widthPx;
  const top = place.y(Math.max(before, after));
  const height = Math.abs(place.y(after) - place.y(before));
  return (
    <g onPointerEnter={() => onSelect(mark.key)}>
      <rect
        fill="transparent"
        height={place.area.height}
        width={widthPx + 8}
        x={x - 4}
        y={place.area.y}
      />
      {mode === "balance" && entry.look !== "opened" && (
        <>
          <rect
            fill={paints[entry.look].fill}
            height={Math.max(1, height)}
            stroke={paints[entry.look].stroke}
            width={widthPx}
            x={x}
            y={top}
          />
          <text
            className="halo text-axis max-sm:hidden"
            fill={paints[entry.look].text}
            textAnchor="end"
            x={x - 4}
            y={labelY(entry.look, top, height)}
          >
            {entry.short}
          </text>
        </>
      )}
      {isSelected && (
        <rect
          fill="none"
          height={place.area.height}
          rx={2}
          stroke="var(--accent)"
          strokeWidth={2}
          width={widthPx + 6}
          x={x - 3}
          y={place.area.y}
        />
      )}
    </g>
  );
};

/** Beside a tall bar, under a flat one; what is pending stands above, where nothing else does. */
const labelY = (look: string, top: number, height: number): number => {
  if (height >= 16) return top + height / 2 + 4;
  return look === "pending" ? top - 7 : top + height + 12;
};
