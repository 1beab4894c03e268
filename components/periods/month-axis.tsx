"use client";

import { classNames } from "@/components/ui/class-names";
import { useWidth } from "@/components/ui/use-width";
import type { MonthMark } from "@/lib/charts/axis";
import { nameAxis } from "@/lib/charts/axis-names";

type Month = MonthMark & {
  /** Of the whole width, in percent. */
  readonly left: number;
};

type MonthAxisProps = { readonly months: readonly Month[] };

/** The months above lanes of periods: as many of their names as stand beside one another. */
export const MonthAxis = ({ months }: MonthAxisProps) => {
  const [axis, width] = useWidth();
  return (
    <div aria-hidden="true" className="relative h-6 overflow-x-clip text-axis" ref={axis}>
      {width !== null && <Names months={months} width={width} />}
    </div>
  );
};

const Names = ({ months, width }: MonthAxisProps & { readonly width: number }) => {
  const lefts = new Map(months.map(({ startMs, left }) => [startMs, left]));
  const toX = (ms: number) => ((lefts.get(ms) ?? 0) / 100) * width;
  return nameAxis(months, { toX, left: 0, right: width, align: "start" }).map(
    ({ startMs, tick, text, isYear }) => (
      <span
        className={classNames(
          "absolute inset-y-0 border-l border-line2 pl-1",
          isYear ? "font-heading text-ink" : "text-ink2",
        )}
        key={startMs}
        style={{ left: tick }}
      >
        {text}
      </span>
    ),
  );
};
