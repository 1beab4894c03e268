import type { AxisName } from "@/lib/charts/axis-names";
import type { BalanceChart, BarStrip } from "@/lib/charts/balance-chart";
import type { Place } from "@/lib/charts/mark-places";

type EdgesProps = { readonly edges: BalanceChart["edges"]; readonly place: Place };

/** Segment edges over the full height. */
export const SegmentEdges = ({ edges, place: { area, toX } }: EdgesProps) => (
  <g>
    {edges.map(({ x, title }) => (
      <line
        key={`${x}-${title}`}
        stroke="var(--line2)"
        x1={crisp(toX(x))}
        x2={crisp(toX(x))}
        y1={area.top - 20}
        y2={area.foot}
      />
    ))}
  </g>
);

/** A tick where each named month begins, and its name. */
export const MonthNames = ({
  names,
  bottom,
}: {
  readonly names: readonly AxisName[];
  readonly bottom: number;
}) => (
  <g>
    {names.map(({ startMs, tick, x, anchor, text, isYear }) => (
      <g key={startMs}>
        <line stroke="var(--line2)" x1={crisp(tick)} x2={crisp(tick)} y1={bottom} y2={bottom + 5} />
        <text
          className="text-axis"
          fill={isYear ? "var(--ink)" : "var(--ink2)"}
          fontWeight={isYear ? 550 : 400}
          textAnchor={anchor}
          x={x}
          y={bottom + 17}
        >
          {text}
        </text>
      </g>
    ))}
  </g>
);

type TodayLineProps = { readonly today: number; readonly place: Place };

export const TodayLine = ({ today, place: { area, toX } }: TodayLineProps) => {
  const x = crisp(toX(today));
  return <line stroke="var(--ink)" x1={x} x2={x} y1={area.top - 48} y2={area.foot + 5} />;
};

type StripFrameProps = { readonly ticks: BarStrip["ticks"]; readonly place: Place };

/** The line that the bars of the strip stand on, and its one value across. */
export const StripFrame = ({ ticks, place: { area, toStripY } }: StripFrameProps) =>
  toStripY === null ? null : (
    <g>
      {[...ticks, { value: 0 }].map(({ value }) => (
        <line
          key={value}
          stroke={value === 0 ? "var(--rule)" : "var(--line)"}
          x1={area.left}
          x2={area.right}
          y1={crisp(toStripY(value))}
          y2={crisp(toStripY(value))}
        />
      ))}
    </g>
  );

/** Lines of one pixel stand on half pixels. */
export const crisp = (value: number): number => Math.round(value) + 0.5;
