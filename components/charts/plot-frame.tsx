import type { Place } from "@/components/charts/plot-marks";
import type { MonthMark } from "@/lib/charts/axis";
import type { UtilizationChart, XY } from "@/lib/charts/prepare-utilization";

type EdgesProps = { readonly edges: UtilizationChart["edges"]; readonly place: Place };

/** Segment edges over the full height. */
export const SegmentEdges = ({ edges, place }: EdgesProps) => (
  <g>
    {edges.map(({ x, title }) => (
      <line
        key={`${x}-${title}`}
        x1={crisp(place.x(x))}
        x2={crisp(place.x(x))}
        y1={place.area.y - 20}
        y2={place.area.y + place.area.height}
        stroke="var(--line2)"
      />
    ))}
  </g>
);

const charPx = 6.2;

/** Beside each edge as much of its name and amount as has room, over every line. */
export const SegmentNames = ({ edges, place }: EdgesProps) => (
  <g>
    {edges.map(({ x, title, amount }, index) => {
      const left = place.x(x);
      // Names stand on two lines in turn: each has room until the one after the next.
      const after = edges[index + 2];
      const right = after ? place.x(after.x) : place.area.x + place.area.width;
      const fits = (text: string): boolean => text.length * charPx <= right - left - 10;
      return (
        <text
          className="halo text-axis"
          key={`${x}-${title}`}
          x={left + 5}
          y={place.area.y - 10 - (index % 2) * 14}
        >
          {title !== "" && fits(title) && (
            <tspan fontWeight={550} fill="var(--ink)">
              {title}
            </tspan>
          )}
          {(title === "" || fits(`${title} ${amount}`)) && (
            <tspan dx={title ? 5 : 0} fill="var(--ink2)">
              {amount}
            </tspan>
          )}
        </text>
      );
    })}
  </g>
);

/** "plan" on the last of the dashed lines, where it has been followed the longest. */
export const PlanLabel = ({
  line,
  place,
  isBelow,
}: {
  readonly line: readonly XY[];
  /** A forecast that ends above the plan takes the room above it. */
  readonly isBelow: boolean;
  readonly place: Place;
}) => {
  const [from, to] = [line.at(-2), line.at(-1)];
  if (!from || !to) return null;
  const isStart = to.y < from.y !== isBelow;
  return (
    <text
      x={place.x(from.x + (to.x - from.x) * 0.82) + (isStart ? 6 : -6)}
      y={place.y(from.y + (to.y - from.y) * 0.82) + (isBelow ? 13 : -5)}
      textAnchor={isStart ? "start" : "end"}
      className="halo text-axis italic"
      fill="var(--ink3)"
    >
      plan
    </text>
  );
};

/** Three letters and some air. */
const namedPitchPx = 28;

export const MonthLabels = ({
  months,
  place,
}: {
  readonly months: readonly MonthMark[];
  readonly place: Place;
}) => {
  const bottom = place.area.y + place.area.height;
  const [first, second] = months;
  const pitch =
    first && second ? place.x(second.startMs) - place.x(first.startMs) : place.area.width;
  // Where the names of all months would touch, every third is named.
  const isNamed = (index: number): boolean => pitch >= namedPitchPx || index % 3 === 0;
  return (
    <g>
      {months.map((month, index) => (
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
            {isNamed(index) && (month.year ? `${month.label} ${month.year}` : month.label)}
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
  // Above both lines of segment names.
  const top = place.area.y - 48;
  return (
    <g>
      <line x1={x} x2={x} y1={top} y2={place.area.y + place.area.height + 5} stroke="var(--ink)" />
      <text
        x={isNearRight ? x - 5 : x + 5}
        y={top + 9}
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
