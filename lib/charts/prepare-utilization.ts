import { centreOf, type XY } from "@/lib/charts/axis";
import {
  type BalanceChart,
  type BalanceMark,
  cumulativeOf,
  frameOf,
  heightsOf,
} from "@/lib/charts/balance-chart";
import { formatDays, groupingOf } from "@/lib/charts/bar-step";
import { chooseBars, stripOf } from "@/lib/charts/bar-strip";
import { plotWidthOf } from "@/lib/charts/plot-area";
import { type CalendarStep, calendarSteps } from "@/lib/domain/base/calendar-step";
import { type Decimal, isPositive, type Unit } from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import {
  groupUtilization,
  toUtilizationBar,
  type UtilizationBar,
} from "@/lib/domain/figures/utilization-bars";
import { formatAmount } from "@/lib/format/format-amount";
import { formatAxisAmount } from "@/lib/format/format-axis-amount";
import type { CommitmentSeries, DaySeries } from "@/lib/wire/series";

type UtilizationInput = {
  readonly series: CommitmentSeries;
  readonly days: DaySeries;
  readonly at: Instant;
  /** Of the picture, in pixels. */
  readonly width: number;
};

/** The balance of a pool whose vendor charges by the day: what each day drew, segment by segment. */
export const prepareUtilization = ({ series, days, at, width }: UtilizationInput): BalanceChart => {
  const { unit } = series;
  const spanMs = toEpochMs(series.end) - toEpochMs(series.start);
  const all = days.bars ?? days.points.map(toUtilizationBar);
  const lines = series.segments.map((segment) => balanceSteps(segment, days, at));
  const levels = lines.flat().map(({ y }) => y);
  const { step, isStrip } = chooseBars(
    {
      spanMs,
      plotPx: plotWidthOf(width, series.forecast !== null),
      finest: days.every,
      range: Math.max(0, ...levels) - Math.min(0, ...levels),
    },
    (each) => groupUtilization(all, each).map(({ drawn }) => Number(drawn ?? 0)),
  );
  const bars = groupUtilization(all, step);
  const marks = bars.map((bar) => toMark(bar, step, unit));
  const inTime = [...bars].sort((left, right) => (left.start < right.start ? -1 : 1));
  const cumulative = cumulativeOf(
    toEpochMs(series.start),
    inTime.map(({ start, end, drawn }) => ({ x: centreOf(start, end), drawn })),
  );
  const frame = frameOf(
    {
      ...series,
      segments: series.segments.map((each) => ({ ...each, opensWith: each.granted })),
    },
    {
      heights: [...levels, ...(isStrip ? [] : marks.flatMap(heightsOf))],
      total: cumulative.at(-1)?.y ?? 0,
      at,
    },
  );
  return {
    ...frame,
    balance: lines,
    cumulative,
    strip: isStrip ? stripOf(marks, step, unit) : null,
    lapses: series.segments
      .filter(({ lapsed, end }) => end !== null && isPositive(lapsed))
      .map((segment) => ({
        x: toEpochMs(segment.end ?? segment.start),
        from: Number(segment.lapsed),
        label: `${formatAxisAmount({ amount: segment.lapsed, unit }, { withUnit: false })} lapsed`,
      })),
    marks,
    isByEntry: false,
    grouping: groupingOf(step),
    reduction: days.isReduced ? `${days.points.length} of ${days.days} days` : null,
  };
};

const toMark = (bar: UtilizationBar, step: CalendarStep, unit: Unit): BalanceMark => {
  const print = (amount: Decimal) => formatAmount({ amount, unit }).text;
  const after = bar.balance === null ? null : Number(bar.balance);
  const hasData = bar.drawn !== null;
  return {
    key: `${bar.segmentId}.${bar.day}`,
    x: centreOf(bar.start, bar.end),
    spanMs: toEpochMs(bar.end) - toEpochMs(bar.start),
    before: after === null || bar.drawn === null ? null : after + Number(bar.drawn),
    after: hasData ? after : null,
    overage: Number(bar.overage),
    drawnValue: Number(bar.drawn ?? 0),
    // The day that runs is not settled; the others of its week are.
    isRunning: bar.isRunning && step === "day",
    when: formatDays(bar.day, bar.until),
    drawn: bar.drawn === null ? "no data" : print(bar.drawn),
    other: "–",
    change: "",
    overageText: isPositive(bar.overage) ? print(bar.overage) : "–",
    balance: bar.balance === null ? "not given" : print(bar.balance),
    plan: bar.plan === null ? "–" : print(bar.plan),
    note: [
      step !== calendarSteps[0] && bar.missing > 0 && hasData ? missingText(bar.missing) : "",
      bar.isRunning ? "still running" : "",
    ]
      .filter(Boolean)
      .join(", "),
  };
};

const missingText = (missing: number): string =>
  missing === 1 ? "1 day without data" : `${missing} days without data`;

/** Between two days the balance stays; it changes where the day stands. */
const balanceSteps = (
  segment: CommitmentSeries["segments"][number],
  { points }: DaySeries,
  at: Instant,
): XY[] => {
  if (segment.granted === null || segment.start > at) return [];
  const until = Math.min(toEpochMs(segment.end ?? at), toEpochMs(at));
  const steps: XY[] = [{ x: toEpochMs(segment.start), y: Number(segment.granted) }];
  for (const { segmentId, start, end, balance, drawn } of points) {
    if (segmentId !== segment.id || balance === null || drawn === null) continue;
    const [x, y] = [centreOf(start, end), Number(balance)];
    steps.push({ x, y: y + Number(drawn) }, { x, y });
  }
  const last = steps.at(-1);
  if (last && last.x < until) steps.push({ x: until, y: last.y });
  return steps;
};
