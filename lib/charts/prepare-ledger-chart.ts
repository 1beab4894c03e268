import type { XY } from "@/lib/charts/axis";
import { type BalanceChart, cumulativeOf, frameOf, heightsOf } from "@/lib/charts/balance-chart";
import { groupingOf, spanOfStep } from "@/lib/charts/bar-step";
import { chooseBars, stripOf } from "@/lib/charts/bar-strip";
import { toChartSegment } from "@/lib/charts/chart-segment";
import { draftMark, entryMark } from "@/lib/charts/entry-marks";
import { countEntries, eventsApart, movementMarks } from "@/lib/charts/movement-marks";
import { plotWidthOf, scaleOf } from "@/lib/charts/plot-area";
import type { CalendarStep } from "@/lib/domain/base/calendar-step";
import { negateDecimal, subtractDecimals, sumDecimals } from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import { columnOf, movesBalance } from "@/lib/domain/ledger/entry-kinds";
import { groupMovements, type MovementBar } from "@/lib/domain/ledger/movement-bars";
import type { BalanceSeries, CommitmentSeries, SeriesEntry } from "@/lib/wire/series";

type LedgerChartInput = {
  readonly series: CommitmentSeries;
  readonly balance: BalanceSeries;
  /** What is left is owed, and what lapses is a shortfall. */
  readonly isTarget: boolean;
  /** What it is granted rolled over from another commitment. */
  readonly isRollover: boolean;
  /** What an entry of a kind is called, and a term. */
  readonly wordOf: (kind: SeriesEntry["kind"]) => string;
  readonly nameOf: (segment: string) => string;
  readonly at: Instant;
  /** Of the picture, in pixels. */
  readonly width: number;
};

/**
 * The balance of a ledger that the vendor keeps: it stays between two entries and changes where one
 * stands. Few entries are drawn one by one; many as bars by the calendar under the same line. Drafts
 * hang at today.
 */
export const prepareLedgerChart = (input: LedgerChartInput): BalanceChart => {
  const { series, balance, at } = input;
  const { unit, start, end, dayZone: zone } = series;
  const span = [toEpochMs(start), toEpochMs(end)] as const;
  const plotPx = plotWidthOf(input.width, series.forecast !== null);
  const toX = scaleOf(span, 0, plotPx);
  const entries = entriesOf(balance);
  const isByEntry = !balance.isReduced && areSpread(entries, toX, plotPx);
  const steps = stepsOf(balance, span[0], Math.min(toEpochMs(at), span[1]));
  const levels = steps.map(({ y }) => y);
  const { step, isStrip } = chooseBars(
    {
      spanMs: span[1] - span[0],
      plotPx,
      finest: balance.every,
      range: Math.max(0, ...levels) - Math.min(0, ...levels),
    },
    (each) => groupMovements(balance.bars, each).map((bar) => Number(drawnIn(bar))),
  );
  const bars = groupMovements(balance.bars, step);
  const words = { unit, wordOf: input.wordOf };
  const marks = isByEntry
    ? entries.map((entry) => entryMark(entry, words))
    : movementMarks(bars, eventsApart(balance.events, toX), words, { step, zone, at });
  const drafts = draftMark(balance, unit, at);
  const hanging = [...marks.filter(({ entry }) => entry || !isStrip), ...drafts];
  const drawn = cumulativeOf(
    span[0],
    isByEntry
      ? entries.filter(isDrawn).map((entry) => ({ x: toEpochMs(entry.at), drawn: drawnBy(entry) }))
      : bars.map((bar) => ({ x: endOf(bar, step, zone), drawn: drawnIn(bar) })),
  );
  const frame = frameOf(
    { ...series, segments: series.segments.map((segment) => toChartSegment(segment, input)) },
    {
      heights: [...levels, ...hanging.flatMap(heightsOf)],
      total: drawn.at(-1)?.y ?? 0,
      at,
    },
  );
  return {
    ...frame,
    forecast: input.isTarget ? towardsTarget(frame.forecast) : frame.forecast,
    balance: [steps],
    cumulative: drawn,
    strip: isStrip && !isByEntry ? stripOf(marks, step, unit) : null,
    lapses: [],
    marks: [...marks, ...drafts],
    isByEntry,
    grouping: isByEntry ? null : groupingOf(step),
    reduction: balance.isReduced
      ? `${balance.points.length} of ${countEntries(balance.entries)}`
      : null,
    ...(input.isTarget ? { tone: "postpaid" as const } : {}),
  };
};

const isDrawn = ({ kind }: Pick<SeriesEntry, "kind">): boolean => columnOf(kind) === "drawdown";
const drawnBy = ({ amount }: SeriesEntry): string => negateDecimal(amount);

const drawnIn = ({ movements }: MovementBar): string =>
  negateDecimal(sumDecimals(movements.filter(isDrawn).map(({ amount }) => amount)));

const endOf = ({ day }: MovementBar, step: CalendarStep, zone: string): number =>
  toEpochMs(spanOfStep(day, step, zone).end);

/** Points, and the memos that are none. */
const entriesOf = ({ points, events }: BalanceSeries): SeriesEntry[] => {
  const memos = events.filter(({ kind }) => !movesBalance(kind));
  return [...points, ...memos].sort((left, right) =>
    left.at < right.at ? -1 : left.at > right.at ? 1 : 0,
  );
};

/** The room that the bar of one entry takes. */
const entryPx = 12;

/** Bars one by one, unless many stand on the room of a few. */
const areSpread = (
  entries: readonly SeriesEntry[],
  toX: (ms: number) => number,
  plotPx: number,
): boolean => {
  const crowds = new Map<number, number>();
  for (const { at } of entries) {
    const place = Math.floor(toX(toEpochMs(at)) / entryPx);
    crowds.set(place, (crowds.get(place) ?? 0) + 1);
  }
  return entries.length <= plotPx / entryPx && Math.max(0, ...crowds.values()) <= 4;
};

const stepsOf = ({ points, opening }: BalanceSeries, start: number, until: number): XY[] => {
  const steps: XY[] = [];
  if (opening !== null && opening !== "0") steps.push({ x: start, y: Number(opening) });
  for (const { at, amount, balance } of points) {
    if (balance === null) continue;
    const x = toEpochMs(at);
    if (steps.length > 0) steps.push({ x, y: Number(subtractDecimals(balance, amount)) });
    steps.push({ x, y: Number(balance) });
  }
  const last = steps.at(-1);
  return last && last.x < until ? [...steps, { x: until, y: last.y }] : steps;
};

const towardsTarget = (ahead: BalanceChart["forecast"]): BalanceChart["forecast"] => {
  if (ahead === null) return null;
  const label = ahead.isBeyond ? "reached before its end" : ahead.label.replace("lapses", "short");
  return { ...ahead, label };
};
