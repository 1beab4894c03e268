import type { BalanceMark } from "@/lib/charts/balance-chart";
import { barBoxes, type Place, pitchOf } from "@/lib/charts/mark-places";
import type { PlotMode } from "@/lib/charts/plot-labels";

type EntryMarkProps = {
  readonly mark: BalanceMark;
  readonly mode: PlotMode;
  readonly place: Place;
  readonly isSelected: boolean;
  readonly onSelect: (key: string | null) => void;
};

const paints = {
  drawn: { fill: "var(--drawn)", stroke: "none" },
  pending: { fill: "url(#plot-pending)", stroke: "none" },
  lapsed: { fill: "url(#plot-lapsed)", stroke: "var(--lapsed)" },
  moved: { fill: "var(--paper)", stroke: "var(--drawn)" },
  overage: { fill: "var(--overage)", stroke: "none" },
  opened: { fill: "none", stroke: "none" },
} as const;

/** One entry of a vendor's ledger: a bar from the balance before to the one after, at its instant. */
export const EntryMark = ({ mark, mode, place, isSelected, onSelect }: EntryMarkProps) => {
  if (!mark.entry) return null;
  const [left, right] = pitchOf(mark, place);
  const paint = paints[mark.entry.look];
  return (
    <g onPointerEnter={() => onSelect(mark.key)}>
      <rect
        fill="transparent"
        height={place.area.foot - place.area.top}
        width={right - left}
        x={left}
        y={place.area.top}
      />
      {mode === "balance" &&
        barBoxes(mark, place).map((box) => (
          <rect
            fill={paint.fill}
            height={Math.max(1, box.bottom - box.top)}
            key={box.top}
            stroke={paint.stroke}
            width={box.right - box.left}
            x={box.left}
            y={box.top}
          />
        ))}
      {isSelected && <Selected left={left} place={place} right={right} />}
    </g>
  );
};

type SelectedProps = { readonly left: number; readonly right: number; readonly place: Place };

export const Selected = ({ left, right, place: { area } }: SelectedProps) => (
  <rect
    fill="none"
    height={area.foot - area.top}
    rx={2}
    stroke="var(--accent)"
    strokeWidth={2}
    width={Math.max(right - left, 6)}
    x={Math.min(left, (left + right) / 2 - 3)}
    y={area.top}
  />
);
