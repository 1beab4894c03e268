"use client";

import { SeriesKey, seriesFill } from "@/components/accounts/series-fill";
import { MarkFill } from "@/components/marks/mark-fill";
import { useWidth } from "@/components/ui/use-width";
import { monthWords } from "@/lib/charts/month-words";
import type { MonthBar, MonthChart } from "@/lib/charts/prepare-months";

/** The tallest bar; the label of its value stands above. */
const plotPx = 136;

const up = (share: number): string => `${(plotPx * share) / 100}px`;

type MonthBarsProps = { readonly chart: MonthChart; readonly caption: string };

/** One bar per month from the zero line up, its value on it, the plan across. */
export const MonthBars = ({ chart, caption }: MonthBarsProps) => {
  const [plot, width] = useWidth();
  const written = monthWords(chart, width ?? 0);
  return (
    <figure className="keep-together pt-2">
      <figcaption className="flex flex-wrap justify-between gap-x-6 text-label text-ink3">
        {caption}
        {chart.series.length > 1 && <SeriesKey series={chart.series} />}
      </figcaption>
      <div
        className="relative mt-1 pl-16"
        style={{ height: plotPx + 20, marginTop: chart.marks.length > 0 ? 18 : 4 }}
      >
        {chart.ticks.map(({ share, text }) => (
          <div
            aria-hidden="true"
            className="absolute inset-x-0 ml-16 border-t border-line"
            key={text}
            style={{ bottom: up(share) }}
          >
            <span className="absolute right-full -translate-y-1/2 pr-2 text-axis whitespace-nowrap text-ink2">
              {text}
            </span>
          </div>
        ))}
        <div className="absolute inset-y-0 right-0 left-16" ref={plot}>
          {chart.marks.map(({ at, left, label, words }) => (
            <div
              className="absolute inset-y-0 -top-4 border-l border-line2"
              key={at}
              style={{ left: `${left}%` }}
              title={words}
            >
              <span className="absolute top-0 pl-1 text-axis leading-3! whitespace-nowrap text-ink2">
                {written.marks.has(at) && label}
              </span>
            </div>
          ))}
        </div>
        <ol className="relative flex h-full items-stretch gap-1 border-b border-rule">
          {chart.bars.map((bar) => (
            <Bar bar={bar} hasValue={written.hasValues} key={bar.month} />
          ))}
        </ol>
      </div>
      <ol aria-hidden="true" className="flex gap-1 pl-16">
        {written.names.map(({ month, text, year }) => (
          <li
            className="min-w-0 grow basis-0 pt-1 text-center text-axis whitespace-nowrap text-ink2"
            key={month}
          >
            {text}
            {year && <span className="font-strong text-ink">{year}</span>}
          </li>
        ))}
      </ol>
    </figure>
  );
};

const wordsOf = ({
  label,
  parts,
  drawn,
  pending,
  overage,
  lapsed,
  planned,
  isRunning,
  edges,
}: MonthBar) =>
  [
    `${label}: drawn ${drawn}${isRunning ? " so far" : ""}`,
    parts.length > 1 && parts.map(({ name, text }) => `${name} ${text}`).join(", "),
    pending && `pending ${pending}`,
    `overage ${overage}`,
    `lapsed ${lapsed}`,
    `plan ${planned}`,
    edges,
  ]
    .filter(Boolean)
    .join("; ");

type BarProps = {
  readonly bar: MonthBar;
  readonly hasValue: boolean;
};

const Bar = ({ bar, hasValue }: BarProps) => {
  const words = wordsOf(bar);
  return (
    <li
      className="relative flex min-w-0 grow basis-0 flex-col items-center justify-end"
      title={words}
    >
      {bar.planShare !== null && bar.planShare > 0 && (
        <span
          aria-hidden="true"
          className="absolute -inset-x-0.5 border-t-[1.25px] border-dashed border-plan"
          style={{ bottom: up(bar.planShare) }}
        />
      )}
      {bar.lapsedShare > 0 && (
        <span
          aria-hidden="true"
          className="absolute right-0 bottom-0 w-2"
          style={{ height: up(bar.lapsedShare) }}
        >
          <MarkFill meaning="lapsed" />
        </span>
      )}
      {hasValue && (
        <span
          aria-hidden="true"
          className="relative mb-0.5 bg-paper px-0.5 text-axis leading-3! text-ink2"
        >
          {bar.value}
        </span>
      )}
      <span className="sr-only">{words}</span>
      {bar.overageShare > 0 && (
        <span
          className="relative mb-px w-full max-w-10 bg-overage"
          style={{ height: up(bar.overageShare), minHeight: 1 }}
        />
      )}
      {bar.pendingShare > 0 && (
        <span
          className="relative w-full max-w-10"
          style={{ height: up(bar.pendingShare), minHeight: 1 }}
        >
          <MarkFill meaning="pending" />
        </span>
      )}
      {[...bar.parts].reverse().map(({ name, look, share }) => (
        <span
          className="relative mt-px w-full max-w-10"
          key={name}
          style={{ height: up(share), ...seriesFill(look) }}
        />
      ))}
    </li>
  );
};
