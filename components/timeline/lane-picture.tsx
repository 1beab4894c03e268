import { MarkRect } from "@/components/marks/mark-rect";
import type { LaneAxis, LaneDrawing } from "@/lib/charts/draw-lane";
import type { LaneBar } from "@/lib/charts/lane-bars";

/** Where the bar of a lane stands in it. */
export const barTopPx = 5;
export const barPx = 8;
const middle = barTopPx + barPx / 2;

type LanePictureProps = {
  readonly drawing: LaneDrawing;
  readonly axis: LaneAxis;
  readonly height: number;
};

/** One lane as one picture: bars, what stands between them and the others, and its words. */
export const LanePicture = ({ drawing, axis, height }: LanePictureProps) => (
  <svg
    aria-hidden="true"
    className="absolute bottom-0 left-0 overflow-visible"
    height={height}
    width={axis.width}
  >
    {drawing.bars.map((bar) => (
      <Bar bar={bar} key={`${bar.meaning} ${bar.x}`} />
    ))}
    {axis.todayX !== null && (
      <rect fill="var(--ink)" height={height} width="1" x={axis.todayX} y="0" />
    )}
    {drawing.gaps.map(({ x, end }) => (
      <path
        d={`M${Math.round(x) + 1.5} ${barTopPx}v3.5H${Math.round(end)}`}
        fill="none"
        key={x}
        stroke="var(--pending)"
        strokeDasharray="2 2"
        strokeWidth="1.25"
      />
    ))}
    {drawing.overlaps.map(({ x, end, lanes }) => (
      <rect
        fill="none"
        height={(lanes - 1) * height + barPx + 5}
        key={x}
        stroke="var(--pending)"
        strokeWidth="1.25"
        width={Math.max(3, Math.round(end - x))}
        x={Math.round(x) + 0.5}
        y={barTopPx - 2.5}
      />
    ))}
    {drawing.rollovers.map((rollover) => (
      <Elbow height={height} key={rollover.key} rollover={rollover} />
    ))}
    {drawing.runsOut.map((x) => (
      <circle
        cx={x}
        cy={middle}
        fill="var(--overage)"
        key={x}
        r="3.5"
        stroke="var(--paper)"
        strokeWidth="1.5"
      />
    ))}
    {drawing.note && (
      <text
        className={drawing.note.isWarning ? "fill-pending-text" : "fill-ink2"}
        fontSize="11"
        paintOrder="stroke"
        stroke="var(--paper)"
        strokeWidth="4"
        textAnchor={drawing.note.anchor}
        x={drawing.note.x}
        y={middle + 4}
      >
        {drawing.note.text}
      </text>
    )}
  </svg>
);

const Bar = ({ bar: { x, width, meaning, isOver, goesOn } }: { readonly bar: LaneBar }) => (
  <g opacity={isOver ? 0.62 : undefined}>
    <MarkRect height={barPx} meaning={meaning} width={width} x={x} y={barTopPx} />
    {goesOn && (
      <path
        d={`M${x + width + 3} ${barTopPx}l3.5 ${barPx / 2}l-3.5 ${barPx / 2}`}
        fill="none"
        stroke="var(--available)"
        strokeWidth="1.5"
      />
    )}
  </g>
);

type ElbowProps = {
  readonly rollover: LaneDrawing["rollovers"][number];
  readonly height: number;
};

/** Out of the end of the earlier bar and down to the later one; dashed until it has happened. */
const Elbow = ({ rollover: { fromX, x, above, hasHappened }, height }: ElbowProps) => {
  const to = Math.round(x) + 5.5;
  const from = above === 0 ? middle : middle - above * height;
  const d =
    above === 0
      ? `M${Math.round(x) - 9} ${middle}h5`
      : `M${Math.round(fromX)} ${from}H${to}V${barTopPx - 4}`;
  const tip =
    above === 0 ? `M${Math.round(x) - 1} ${middle}l-4.5 -3v6z` : `M${to} ${barTopPx}l-3 -4.5h6z`;
  return (
    <>
      <path
        d={d}
        fill="none"
        stroke="var(--ink2)"
        strokeDasharray={hasHappened ? undefined : "2 2"}
        strokeWidth="1.25"
      />
      <path d={tip} fill="var(--ink2)" />
    </>
  );
};
