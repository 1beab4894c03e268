import type { Place } from "@/components/charts/plot-marks";
import type { MonthMark } from "@/lib/charts/axis";
import type { UtilizationChart } from "@/lib/charts/prepare-utilization";

/** Segment edges over the full height, each with its name and its amount. */
export const SegmentEdges = ({
  edges,
  place,
}: {
  readonly edges: UtilizationChart["edges"];
  readonly place: Place;
}) => (
  <g>
    {edges.map((edge, index) => (
      <g key={`${edge.x}-${edge.title}`}>
        <line
          x1={crisp(place.x(edge.x))}
          x2={crisp(place.x(edge.x))}
          y1={place.area.y - 20}
          y2={place.area.y + place.area.height}
          stroke="var(--line2)"
        />
        <text
          x={place.x(edge.x) + 5}
          y={place.area.y - 10 - (index % 2) * 14}
          className="text-axis"
        >
          <tspan fontWeight={550} fill="var(--ink)">
            {edge.title}
          </tspan>
          <tspan dx={edge.title ? 5 : 0} fill="var(--ink2)">
            {edge.amount}
          </tspan>
        </text>
      </g>
    ))}
  </g>
);

export const MonthLabels = ({
  months,
  place,
}: {
  readonly months: readonly MonthMark[];
  readonly place: Place;
}) => {
  const bottom = place.area.y + place.area.height;
  return (
    <g>
      {months.map((month) => (
        <g key={month.startMs}>
          <line
            x1={crisp(place.x(month.startMs))}
            x2={crisp(place.x(month.startMs))}
            y1={bottom}
            y2={bottom + 5}
            stroke="var(--line2)"
          />
          <text
            x={place.x(month.centreMs)}
            y={bottom + 17}
            textAnchor="middle"
            className="text-axis"
            fill={month.year ? "var(--ink)" : "var(--ink2)"}
            fontWeight={month.year ? 550 : 400}
          >
            {month.year ? `${month.label} ${month.year}` : month.label}
          </text>
        </g>
      ))}
    </g>
  );
};

export const TodayLine = ({
  today,
  label,
  place,
}: {
  readonly today: number;
  readonly label: string;
  readonly place: Place;
}) => {
  const x = crisp(place.x(today));
  const isNearRight = place.area.x + place.area.width - x < 80;
  return (
    <g>
      <line
        x1={x}
        x2={x}
        y1={place.area.y - 30}
        y2={place.area.y + place.area.height + 5}
        stroke="var(--ink)"
      />
      <text
        x={isNearRight ? x - 5 : x + 5}
        y={place.area.y - 22}
        textAnchor={isNearRight ? "end" : "start"}
        className="text-axis"
        fontWeight={550}
        fill="var(--ink)"
      >
        {label}
      </text>
    </g>
  );
};

/** Lines of one pixel stand on half pixels. */
export const crisp = (value: number): number => Math.round(value) + 0.5;
