import type { XY } from "@/lib/charts/axis";
import { type BalanceChart, type ChartSegment, frameOf } from "@/lib/charts/balance-chart";
import { toChartSegment } from "@/lib/charts/chart-segment";
import { draftMark } from "@/lib/charts/entry-marks";
import { type Decimal, type Unit, ZERO } from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import { formatAxisAmount } from "@/lib/format/format-axis-amount";
import type { CommitmentSeries } from "@/lib/wire/series";

/** A picture of a balance without a browser: places are pixels of a picture of fixed size. */
export type StepsChart = {
  readonly width: number;
  readonly height: number;
  /** Where the plot ends: words about what comes stand beside it. */
  readonly right: number;
  readonly area: string;
  readonly line: string;
  /** From balance to balance, where something was drawn. */
  readonly drops: readonly { readonly x: number; readonly from: number; readonly to: number }[];
  /** Drafts, from what is settled to what is available. */
  readonly pending: { readonly x: number; readonly from: number; readonly to: number } | null;
  /** Of each segment that has a grant and an end. */
  readonly plans: readonly string[];
  readonly ahead: StepsAhead | null;
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly months: readonly { readonly x: number; readonly month: string }[];
  readonly today: number | null;
};

/** Where the rate leads: the very line that the charts of the application draw. */
export type StepsAhead = {
  readonly line: string;
  /** Beyond the pool. */
  readonly beyond: string | null;
  /** Where it runs out. */
  readonly runOut: { readonly x: number; readonly y: number } | null;
  /** The height of what is said of it. */
  readonly y: number;
};

type Point = { readonly at: Instant; readonly balance: Decimal | null };

const size = { width: 640, height: 180, left: 56, bottom: 20, top: 14, words: 124 };

type Pictured = {
  readonly at: Instant;
  /** What it is granted rolled over from another commitment. */
  readonly isRollover: boolean;
};

/** Null where there is no balance to draw. */
export const prepareSteps = (
  series: CommitmentSeries,
  { at, isRollover }: Pictured,
): StepsChart | null => {
  const points = pointsOf(series, at);
  const known = points.flatMap(({ balance }) => (balance === null ? [] : [Number(balance)]));
  if (known.length === 0) return null;
  const frame = frameOf(
    { ...series, segments: series.segments.map((each) => segmentOf(each, series, isRollover)) },
    { heights: known, total: 0, at },
  );
  const [draft] = series.balance === null ? [] : draftMark(series.balance, series.unit, at);
  const values = [...known, ...frame.plans.flat().map(({ y }) => y), draft?.after ?? 0];
  const [low, high] = [Math.min(0, frame.forecast?.lowest ?? 0, ...values), Math.max(1, ...values)];
  const [from, to] = frame.x;
  const right = frame.forecast === null ? size.width : size.width - size.words;
  const toX = (ms: number): number =>
    round(size.left + ((ms - from) / (to - from)) * (right - size.left));
  const toY = (value: number): number =>
    round(size.top + ((high - value) / (high - low)) * (size.height - size.top - size.bottom));
  const place = { toX, toY, edge: to };
  const until = at < series.end ? at : series.end;
  const steps = stepsOf(points, { opening: series.balance?.opening ?? null, start: series.start });
  const corners = cornersOf(steps, until).map(({ at: each, value }) => [
    toX(toEpochMs(each)),
    toY(value),
  ]);
  const line = corners.map(([x, y]) => `${x} ${y}`).join(" L");
  const [first, last] = [corners[0]?.[0] ?? 0, corners.at(-1)?.[0] ?? 0];
  return {
    ...{ width: size.width, height: size.height, right },
    line: `M${line}`,
    area: `M${first} ${toY(0)} L${line} L${last} ${toY(0)} Z`,
    drops: steps.flatMap(({ at: each, value }, index) => {
      const before = steps[index - 1]?.value;
      return before === undefined || value >= before
        ? []
        : [{ x: toX(toEpochMs(each)), from: toY(before), to: toY(value) }];
    }),
    pending:
      draft === undefined || draft.before === null || draft.after === null
        ? null
        : { x: toX(Math.min(draft.x, to)), from: toY(draft.before), to: toY(draft.after) },
    plans: frame.plans.map((plan) => pathOf(plan, place)),
    ahead: frame.forecast && aheadOf(frame.forecast, place),
    ticks: [0, high / 2, high].map((value) => ({
      y: toY(value),
      text: tickText(value, series.unit),
    })),
    months: monthsBetween(series.start, series.end).map((month) => ({
      x: toX(toEpochMs(`${month}-01T00:00:00.000Z`)),
      month,
    })),
    today: frame.today === null ? null : toX(frame.today),
  };
};

/** As the charts of the application open it; a pool charged by the day opens with its grant. */
const segmentOf = (
  segment: CommitmentSeries["segments"][number],
  { balance }: CommitmentSeries,
  isRollover: boolean,
): ChartSegment =>
  balance === null
    ? { ...segment, name: "", opensWith: segment.granted }
    : toChartSegment(segment, { nameOf: () => "", isRollover });

type Place = {
  readonly toX: (ms: number) => number;
  readonly toY: (value: number) => number;
  /** Where the picture ends, in epoch milliseconds. */
  readonly edge: number;
};

const aheadOf = (
  { line, beyond, runOut, height }: NonNullable<BalanceChart["forecast"]>,
  place: Place,
): StepsAhead | null => {
  const shown = untilEdge(line, place.edge);
  if (shown.length === 0) return null;
  return {
    line: pathOf(shown, place),
    beyond: beyond && pathOf(untilEdge(beyond, place.edge), place),
    runOut:
      runOut === null || runOut > place.edge ? null : { x: place.toX(runOut), y: place.toY(0) },
    y: place.toY(height),
  };
};

/** What goes on past the picture leaves it where the line crosses its edge. */
const untilEdge = (line: readonly XY[], edge: number): XY[] =>
  line.flatMap((point, index) => {
    const before = line[index - 1];
    if (point.x <= edge) return [point];
    if (before === undefined || before.x >= edge) return [];
    const share = (edge - before.x) / (point.x - before.x);
    return [{ x: edge, y: before.y + share * (point.y - before.y) }];
  });

const pathOf = (line: readonly XY[], { toX, toY }: Place): string =>
  line.length === 0 ? "" : `M${line.map(({ x, y }) => `${toX(x)} ${toY(y)}`).join(" L")}`;

const round = (value: number): number => Math.round(value * 10) / 10;

const tickText = (value: number, unit: Unit): string =>
  formatAxisAmount({ amount: String(Math.round(value)), unit }, { isTick: true });

/** The running day stands where it has come to. */
const pointsOf = ({ balance, days, segments }: CommitmentSeries, now: Instant): Point[] => {
  if (balance !== null)
    return balance.points.map(({ at, balance: after }) => ({ at, balance: after }));
  const opened = segments.map(({ start, granted }) => ({ at: start, balance: granted }));
  const drawn = (days?.points ?? []).map(({ end, balance: after }) => ({
    at: end < now ? end : now,
    balance: after,
  }));
  return [...opened, ...drawn].sort((left, right) => (left.at < right.at ? -1 : 1));
};

type Step = { readonly at: Instant; readonly value: number };

const stepsOf = (
  points: readonly Point[],
  { opening, start }: { readonly opening: Decimal | null; readonly start: Instant },
): Step[] => {
  const steps = points.flatMap(({ at, balance }) =>
    balance === null ? [] : [{ at: at < start ? start : at, value: Number(balance) }],
  );
  // What opens with a grant does not climb to it.
  const begins = steps.some(({ at }) => at === start);
  return begins ? steps : [{ at: start, value: Number(opening ?? ZERO) }, ...steps];
};

/** A balance stays until something moves it. */
const cornersOf = (steps: readonly Step[], until: Instant): Step[] => {
  const shown = steps.filter(({ at }) => at <= until);
  const corners = shown.flatMap((step, index) => {
    const before = shown[index - 1];
    return before === undefined ? [step] : [{ at: step.at, value: before.value }, step];
  });
  const last = shown.at(-1);
  return last === undefined ? corners : [...corners, { at: until, value: last.value }];
};

/** The first of each month, at most twelve of them. */
const monthsBetween = (start: Instant, end: Instant): string[] => {
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  const [lastYear, lastMonth] = [Number(end.slice(0, 4)), Number(end.slice(5, 7))];
  const count = (lastYear - year) * 12 + lastMonth - month;
  const step = Math.max(1, Math.ceil(count / 12));
  return Array.from({ length: Math.floor(count / step) }, (_, index) => {
    const place = month + index * step;
    return `${year + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, "0")}`;
  });
};
