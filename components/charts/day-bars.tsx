"use client";

import { type KeyboardEvent, type ReactNode, useState } from "react";
import { stepTo } from "@/components/charts/step-to";
import { classNames } from "@/components/ui/class-names";
import { useWidth } from "@/components/ui/use-width";
import { nameAxis } from "@/lib/charts/axis-names";
import type { DayChart, DayMark } from "@/lib/charts/day-chart";
import { scaleOf } from "@/lib/charts/plot-area";

const fills: Readonly<Record<DayMark["parts"][number]["ink"], string>> = {
  drawn: "var(--drawn)",
  drawn2: "var(--drawn2)",
  drawn3: "var(--drawn3)",
  unused: "url(#hatch-lapsed)",
  outline: "var(--paper)",
};

const strokes: Partial<typeof fills> = { unused: "var(--lapsed)", outline: "var(--ink3)" };

type DayBarsProps = {
  readonly chart: DayChart;
  /** Says what is drawn, read aloud. */
  readonly label: string;
  readonly height: number;
  /** Shows the table twin; pressed with `T`. */
  readonly onTable?: () => void;
  /** Stands right of the plot. */
  readonly aside?: ReactNode;
};

/** Bars day by day. Their places are percentages, which the browser scales; names are placed by width. */
export const DayBars = ({ chart, label, height, onTable, aside }: DayBarsProps) => {
  const [selected, setSelected] = useState<number | null>(null);
  const [plot, width] = useWidth();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "t" || event.key === "T") return onTable?.();
    const next = stepTo(event.key, selected, chart.marks.length);
    if (next === undefined) return;
    event.preventDefault();
    setSelected(next);
  };
  const mark = selected === null ? null : (chart.marks[selected] ?? null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a figure that takes keys is a group, not a fieldset
    <div
      aria-label={`${label}. Arrow keys walk the marks, T shows the table.`}
      className="chart relative flex pt-2"
      onBlur={() => setSelected(null)}
      onKeyDown={onKeyDown}
      onPointerLeave={() => setSelected(null)}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows walk its marks
      tabIndex={0}
    >
      <Ticks height={height} ticks={chart.ticks} />
      <div className="relative min-w-0 grow pb-5" ref={plot}>
        <svg aria-hidden="true" className="block overflow-visible" height={height} width="100%">
          {chart.ticks.map(({ bottom, text }) => (
            <line
              key={text}
              stroke="var(--line)"
              x1="0%"
              x2="100%"
              y1={down(bottom)}
              y2={down(bottom)}
            />
          ))}
          {chart.marks.map((each, index) => (
            <Bar
              isSelected={index === selected}
              key={each.key}
              mark={each}
              onSelect={() => setSelected(index)}
            />
          ))}
          <line
            stroke="var(--rule)"
            x1="0%"
            x2="100%"
            y1={down(chart.zero)}
            y2={down(chart.zero)}
          />
        </svg>
        {width !== null && <Months chart={chart} width={width} />}
        {mark && <Readout mark={mark} />}
      </div>
      {aside && <div className="relative w-36 shrink-0 pl-3">{aside}</div>}
    </div>
  );
};

const down = (bottom: number): string => `${100 - bottom}%`;

const Ticks = ({ ticks, height }: Pick<DayChart, "ticks"> & { readonly height: number }) => (
  <div aria-hidden="true" className="relative w-14 shrink-0 text-axis text-ink2" style={{ height }}>
    {ticks.map(({ bottom, text }) => (
      <span
        className="absolute right-2 translate-y-1/2 whitespace-nowrap"
        key={text}
        style={{ bottom: `${bottom}%` }}
      >
        {text}
      </span>
    ))}
  </div>
);

const Months = ({ chart, width }: { readonly chart: DayChart; readonly width: number }) => {
  const toX = scaleOf(chart.x, 0, width);
  const names = nameAxis(chart.months, { toX, left: 0, right: width, align: "start" });
  return (
    <div aria-hidden="true" className="absolute inset-x-0 bottom-0 h-5 text-axis">
      {names.map(({ startMs, tick, text, isYear }) => (
        <span
          className={classNames(
            "absolute top-0.5 border-l border-line2 pl-1 whitespace-nowrap",
            isYear ? "font-heading text-ink" : "text-ink2",
          )}
          key={startMs}
          style={{ left: tick }}
        >
          {text}
        </span>
      ))}
    </div>
  );
};

type BarProps = {
  readonly mark: DayMark;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
};

const Bar = ({ mark, isSelected, onSelect }: BarProps) => (
  <g onPointerEnter={onSelect}>
    {/* The whole column answers the pointer, not only the bar. */}
    <rect
      fill="transparent"
      height="100%"
      width={`${mark.pitch}%`}
      x={`${mark.pitchLeft}%`}
      y="0%"
    />
    {mark.gap !== null && (
      <rect
        fill="none"
        height="96%"
        stroke={mark.gap === "doubted" ? "var(--pending)" : "var(--ink3)"}
        strokeDasharray={mark.gap === "doubted" ? "4 2" : "1 2"}
        width={`${mark.width}%`}
        x={`${mark.left}%`}
        y="4%"
      />
    )}
    {mark.parts.map(({ ink, bottom, height }) =>
      height === 0 ? null : (
        <rect
          fill={fills[ink]}
          height={`${height}%`}
          key={ink}
          stroke={strokes[ink]}
          strokeWidth={strokes[ink] === undefined ? undefined : 0.75}
          width={`${mark.width}%`}
          x={`${mark.left}%`}
          y={`${100 - bottom - height}%`}
        />
      ),
    )}
    {isSelected && (
      <rect
        fill="none"
        height="100%"
        rx={2}
        stroke="var(--accent)"
        strokeWidth={2}
        width={`${mark.pitch}%`}
        x={`${mark.pitchLeft}%`}
        y="0%"
      />
    )}
  </g>
);

/** What a mark says, spoken as it is reached; stands on the side where the mark is not. */
const Readout = ({ mark }: { readonly mark: DayMark }) => (
  <div
    aria-live="polite"
    className={`popover pointer-events-none absolute top-2 z-10 w-[210px] p-3 ${mark.left < 50 ? "right-1" : "left-1"}`}
    role="status"
  >
    <p className="font-heading">{mark.when}</p>
    <dl>
      {mark.values.map(({ label, text }) => (
        <div className="flex justify-between gap-3" key={label}>
          <dt className="text-ink2">{label}</dt>
          <dd className="text-right">{text}</dd>
        </div>
      ))}
    </dl>
  </div>
);
