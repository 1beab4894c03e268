import type { Place } from "@/lib/charts/mark-places";
import type { ForecastChart } from "@/lib/charts/prepare-forecast";

type ForecastMarkProps = { readonly forecast: ForecastChart; readonly place: Place };

/** Dots from what is available today to the end; below zero the line is red. */
export const ForecastMark = ({ forecast, place: { toX, toY } }: ForecastMarkProps) => {
  const { line, beyond, runOut } = forecast;
  const [from, to] = line.map(({ x, y }) => ({ x: toX(x), y: toY(y) }));
  const zero = toY(0);
  const crossing = beyond && { x: toX(beyond[0].x), y: zero };
  const deepest = beyond && { x: toX(beyond[1].x), y: toY(beyond[1].y) };
  const end = crossing ?? to ?? { x: 0, y: zero };
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
      {runOut !== null && <circle cx={toX(runOut)} cy={zero} fill="var(--overage)" r={3.5} />}
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
