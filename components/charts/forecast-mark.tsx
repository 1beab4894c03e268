import type { Place } from "@/components/charts/plot-marks";
import type { UtilizationChart } from "@/lib/charts/prepare-utilization";

type Forecast = NonNullable<UtilizationChart["forecast"]>;

/** Dots from what is available today to the end; below zero the line is red. */
export const ForecastMark = ({
  forecast,
  place,
}: {
  readonly forecast: Forecast;
  readonly place: Place;
}) => {
  const [from, to] = forecast.line;
  if (!from || !to) return null;
  const right = place.area.x + place.area.width;
  const runsOut = forecast.runOut !== null;
  const crossing = runsOut ? { x: place.x(forecast.runOut ?? 0), y: place.y(0) } : null;
  const bottom = Math.min(place.y(to.y), place.area.y + place.area.height);
  const end = crossing ?? { x: place.x(to.x), y: bottom };
  return (
    <g>
      <line
        x1={place.x(from.x)}
        y1={place.y(from.y)}
        x2={end.x}
        y2={end.y}
        stroke="var(--forecast)"
        strokeWidth={1.75}
        strokeDasharray="1.5 3"
        strokeLinecap="round"
      />
      <circle
        cx={place.x(from.x)}
        cy={place.y(from.y)}
        r={3}
        fill="var(--paper)"
        stroke="var(--drawn)"
        strokeWidth={1.5}
      />
      {crossing ? <circle cx={crossing.x} cy={crossing.y} r={3.5} fill="var(--overage)" /> : null}
      <text
        x={right + 8}
        y={Math.max(place.area.y + 10, end.y - 14)}
        className="text-axis"
        fontWeight={550}
        fill={runsOut ? "var(--overage)" : "var(--lapsed-text)"}
      >
        {forecast.label}
      </text>
      <text
        x={right + 8}
        y={Math.max(place.area.y + 24, end.y)}
        className="text-axis"
        fill="var(--ink2)"
      >
        {forecast.note}
      </text>
    </g>
  );
};
