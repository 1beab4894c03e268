import type { XY } from "@/lib/charts/axis";
import { isPositive } from "@/lib/domain/base/money";
import { toEpochMs } from "@/lib/domain/base/period";
import { formatAmount } from "@/lib/format/format-amount";
import { formatDayOfYear, formatLastDay } from "@/lib/format/format-date";
import type { Outlook } from "@/lib/wire/commitment";
import type { CommitmentSeries } from "@/lib/wire/series";

export type ForecastChart = {
  /** What is left of all segments that are open; two points at one instant where one opens or ends. */
  readonly line: readonly XY[];
  readonly runOut: number | null;
  /** Where it crosses into use beyond the pool, and where that ends; null when it never does. */
  readonly beyond: readonly [XY, XY] | null;
  /** How far below zero the axis has to reach. */
  readonly lowest: number;
  readonly label: string;
  readonly note: string;
  /** What is left where that happens: the words stand beside it. */
  readonly height: number;
  readonly isBeyond: boolean;
};

/** Use far beyond the pool would leave the pool itself no room: it is drawn to this share of it. */
const shownBelow = 0.3;

/** What the simulation draws, and in words the first thing that happens in it. */
export const prepareForecast = (
  { forecast, unit, end }: Pick<CommitmentSeries, "forecast" | "unit" | "end">,
  high: number,
): ForecastChart | null => {
  if (forecast === null) return null;
  const rate = formatAmount({ amount: forecast.perDay, unit }, { isEstimate: true }).text;
  const about = (amount: string | null) =>
    formatAmount({ amount: amount ?? "0", unit }, { isEstimate: true }).text;
  const line = lineOf(forecast.outlooks, forecast.from);
  const events = forecast.outlooks.flatMap(eventsOf).sort((left, right) => left.x - right.x);
  const event = events.find(({ kind }) => kind !== "hands-over") ?? events[0];
  const height = line.at(-1)?.y ?? 0;
  const quiet = { line, runOut: null, beyond: null, lowest: 0, isBeyond: false, height };
  const note = `at ${rate} a day`;
  if (event === undefined) return { ...quiet, ...restOf(line, forecast.outlooks, note) };
  const day = formatDayOfYear(event.at.slice(0, 10));
  if (event.kind === "hands-over")
    return { ...quiet, runOut: event.x, label: `${day} used up`, note: "then the next is drawn" };
  if (event.kind === "lapses") {
    const label = `${about(event.amount)} lapses`;
    // Another part follows: the words stand where the chart ends, and that is not when it lapses.
    return event.at < end
      ? { ...quiet, label, note: `on ${formatLastDay(event.at)}`, height: Number(event.amount) }
      : { ...quiet, label, note };
  }
  const crossing = { x: event.x, y: 0 };
  const deepest = { x: event.end ?? event.x, y: -Number(event.amount ?? 0) };
  const lowest = Math.max(deepest.y, -shownBelow * high);
  const isOver = event.x <= toEpochMs(forecast.from);
  return {
    line,
    runOut: isOver ? null : event.x,
    beyond: event.end === null ? null : [crossing, clipAt(lowest, crossing, deepest)],
    lowest: event.end === null ? 0 : lowest,
    isBeyond: true,
    height: 0,
    ...(isOver
      ? event.amount === null
        ? { label: "Beyond the pool", note }
        : { label: `${about(event.amount)} more`, note: "beyond the pool by the end" }
      : {
          label: `${day} runs out`,
          note:
            event.end === null || event.amount === null
              ? note
              : `${about(event.amount)} beyond the pool`,
        }),
  };
};

/** Nothing goes wrong in it and nothing is handed over. */
const restOf = (
  line: readonly XY[],
  outlooks: readonly Outlook[],
  note: string,
): Pick<ForecastChart, "label" | "note"> => {
  if (!line.some(({ y }) => y > 0)) return { label: "Nothing is left", note: "to draw on" };
  const isEndless = outlooks.some(({ end }) => end === null);
  return { label: isEndless ? "No end to lapse at" : "Nothing lapses", note };
};

type Event = {
  readonly kind: "runs-out" | "lapses" | "hands-over";
  readonly at: string;
  readonly x: number;
  readonly end: number | null;
  /** Null: it goes over and has no end, so by how much cannot be said. */
  readonly amount: string | null;
};

/** As the sentence of the commitment tells them: what goes wrong before what is meant to happen. */
const eventsOf = ({ end, emptyAt, overFrom, overage, unused }: Outlook): Event[] => {
  const event = (kind: Event["kind"], at: string, amount: string | null): Event => ({
    kind,
    at,
    x: toEpochMs(at),
    end: end === null ? null : toEpochMs(end),
    amount,
  });
  if (overFrom !== null) return [event("runs-out", overFrom, overage)];
  if (end !== null && unused !== null && isPositive(unused)) return [event("lapses", end, unused)];
  return emptyAt !== null && (end === null || emptyAt < end)
    ? [event("hands-over", emptyAt, "0")]
    : [];
};

const lineOf = (outlooks: readonly Outlook[], from: string): XY[] => {
  const instants = [...new Set(outlooks.flatMap(({ line }) => line.map(({ at }) => at)))].sort();
  const line: XY[] = [];
  for (const at of instants) {
    const x = toEpochMs(at);
    const before = leftAt(outlooks, at, "before");
    const after = leftAt(outlooks, at, "after");
    if (at > from && before !== null) line.push({ x, y: before });
    if (after !== null && (after !== before || at === from)) line.push({ x, y: after });
  }
  return line;
};

/** Of the segments open just before or just after an instant; null while none is. */
const leftAt = (
  outlooks: readonly Outlook[],
  at: string,
  side: "before" | "after",
): number | null => {
  const open = outlooks.filter(({ line: [first], end }) =>
    first === undefined
      ? false
      : side === "before"
        ? first.at < at && (end === null || end >= at)
        : first.at <= at && (end === null || end > at),
  );
  return open.length === 0 ? null : open.reduce((sum, { line }) => sum + heightOf(line, at), 0);
};

/** Without an end it stays where its last point is. */
const heightOf = (line: Outlook["line"], at: string): number => {
  const next = line.findIndex((point) => point.at >= at);
  const [left, right] = [line[next - 1], line[next]];
  if (right === undefined) return Number(line[line.length - 1]?.left ?? 0);
  if (left === undefined || right.at === at) return Number(right.left);
  const share = (toEpochMs(at) - toEpochMs(left.at)) / (toEpochMs(right.at) - toEpochMs(left.at));
  return Number(left.left) + share * (Number(right.left) - Number(left.left));
};

/** The point where the line from zero down leaves the axis. */
const clipAt = (lowest: number, from: XY, to: XY): XY =>
  to.y >= lowest ? to : { x: from.x + (to.x - from.x) * (lowest / to.y), y: lowest };
