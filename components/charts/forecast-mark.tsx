import type { Place } from "@/lib/charts/mark-places";
import type { ForecastChart } from "@/lib/charts/prepare-forecast";

type ForecastMarkProps = { readonly forecast: ForecastChart; readonly place: Place };

/** Dots from what is available today to the end, as the simulation draws it; red below zero. */
export const ForecastMark = ({ forecast, place: { toX, toY } }: ForecastMarkProps) => {
  const { line, beyond, runOut } = forecast;
  const points = line.map(({ x, y }) => ({ x: toX(x), y: toY(y) }));
  const zero = toY(0);
  const crossing = beyond && { x: toX(beyond[0].x), y: zero };
  const deepest = beyond && { x: toX(beyond[1].x), y: toY(beyond[1].y) };
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
      <FromToday points={points} />
      {runOut !== null && <circle cx={toX(runOut)} cy={zero} fill="var(--overage)" r={3.5} />}
    </g>
  );
};

/** An open ring where the book stands today, and the way from there. */
const FromToday = ({ points }: { readonly points: readonly Point[] }) => {
  const [from] = points;
  return (
    <>
      {points.slice(1).map((to, index) => (
        <Dots from={points[index] ?? to} key={`${to.x} ${to.y}`} stroke="var(--forecast)" to={to} />
      ))}
      {from && (
        <circle
          cx={from.x}
          cy={from.y}
          fill="var(--paper)"
          r={3}
          stroke="var(--drawn)"
          strokeWidth={1.5}
        />
      )}
    </>
  );
};

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
