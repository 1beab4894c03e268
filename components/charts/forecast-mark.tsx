import type { Place } from "@/components/charts/plot-marks";
import type { ForecastChart } from "@/lib/charts/prepare-forecast";

type ForecastMarkProps = {
  readonly forecast: ForecastChart;
  readonly place: Place;
  /** Where the words begin, and to which side they run. */
  readonly words: { readonly x: number; readonly anchor: "start" | "end" };
};

/** Dots from what is available today to the end; below zero the line is red. */
export const ForecastMark = ({ forecast, place, words }: ForecastMarkProps) => {
  const { line, beyond, runOut, isBeyond } = forecast;
  const [from, to] = line.map(({ x, y }) => ({ x: place.x(x), y: place.y(y) }));
  const zero = place.y(0);
  const crossing = beyond && { x: place.x(beyond[0].x), y: zero };
  const deepest = beyond && { x: place.x(beyond[1].x), y: place.y(beyond[1].y) };
  const end = crossing ?? to ?? { x: 0, y: zero };
  const labelY =
    words.anchor === "end" ? place.area.y + 26 : Math.max(place.area.y + 26, end.y - 8);
  const text = { x: words.x, textAnchor: words.anchor, className: "halo text-axis" } as const;
  return (
    <g>
      {crossing && deepest && (
        <g>
          <path
            d={`M${crossing.x} ${zero}L${deepest.x} ${deepest.y}V${zero}Z`}
            fill="url(#plot-beyond)"
          />
          <Dots from={crossing} stroke="var(--overage)" to={deepest} />
        </g>
      )}
      {from && <FromToday from={from} to={end} />}
      {runOut !== null && <circle cx={place.x(runOut)} cy={zero} fill="var(--overage)" r={3.5} />}
      <text
        {...text}
        fill={isBeyond ? "var(--overage)" : "var(--lapsed-text)"}
        fontWeight={550}
        y={labelY}
      >
        {forecast.label}
      </text>
      <text {...text} fill="var(--ink2)" y={labelY + 14}>
        {forecast.note}
      </text>
    </g>
  );
};

/** An open ring where the book stands today, and the way from there. */
const FromToday = ({ from, to }: { readonly from: Point; readonly to: Point }) => (
  <>
    <Dots from={from} stroke="var(--forecast)" to={to} />
    <circle
      cx={from.x}
      cy={from.y}
      fill="var(--paper)"
      r={3}
      stroke="var(--drawn)"
      strokeWidth={1.5}
    />
  </>
);

type Point = { readonly x: number; readonly y: number };

const Dots = (props: { readonly from: Point; readonly to: Point; readonly stroke: string }) => (
  <line
    stroke={props.stroke}
    strokeDasharray="1.5 3"
    strokeLinecap="round"
    strokeWidth={1.75}
    x1={props.from.x}
    x2={props.to.x}
    y1={props.from.y}
    y2={props.to.y}
  />
);
