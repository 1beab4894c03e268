import { type Decimal, type Unit, ZERO } from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import { formatAxisAmount } from "@/lib/format/format-axis-amount";
import type { CommitmentSeries } from "@/lib/wire/series";

/** A picture of a balance without a browser: places are pixels of a picture of fixed size. */
export type StepsChart = {
  readonly width: number;
  readonly height: number;
  readonly area: string;
  readonly line: string;
  /** From balance to balance, where something was drawn. */
  readonly drops: readonly { readonly x: number; readonly from: number; readonly to: number }[];
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly months: readonly { readonly x: number; readonly month: string }[];
  readonly today: number | null;
};

type Point = { readonly at: Instant; readonly balance: Decimal | null };

const size = { width: 640, height: 180, left: 56, bottom: 20, top: 14 };

/** Null where there is no balance to draw. */
export const prepareSteps = (series: CommitmentSeries, at: Instant): StepsChart | null => {
  const points = pointsOf(series, at);
  const known = points.flatMap(({ balance }) => (balance === null ? [] : [Number(balance)]));
  if (known.length === 0) return null;
  const [from, to] = [toEpochMs(series.start), toEpochMs(series.end)];
  const [low, high] = [Math.min(0, ...known), Math.max(1, ...known)];
  const toX = (instant: Instant): number =>
    round(size.left + ((toEpochMs(instant) - from) / (to - from)) * (size.width - size.left));
  const toY = (value: number): number =>
    round(size.top + ((high - value) / (high - low)) * (size.height - size.top - size.bottom));
  const until = at < series.end ? at : series.end;
  const steps = stepsOf(points, { opening: series.balance?.opening ?? null, start: series.start });
  const corners = cornersOf(steps, until).map(({ at: each, value }) => [toX(each), toY(value)]);
  const line = corners.map(([x, y]) => `${x} ${y}`).join(" L");
  const [first, last] = [corners[0]?.[0] ?? 0, corners.at(-1)?.[0] ?? 0];
  return {
    ...{ width: size.width, height: size.height },
    line: `M${line}`,
    area: `M${first} ${toY(0)} L${line} L${last} ${toY(0)} Z`,
    drops: steps.flatMap(({ at: each, value }, index) => {
      const before = steps[index - 1]?.value;
      return before === undefined || value >= before
        ? []
        : [{ x: toX(each), from: toY(before), to: toY(value) }];
    }),
    ticks: [0, high / 2, high].map((value) => ({
      y: toY(value),
      text: tickText(value, series.unit),
    })),
    months: monthsBetween(series.start, series.end).map((month) => ({
      x: toX(`${month}-01T00:00:00.000Z`),
      month,
    })),
    today: at >= series.start && at <= series.end ? toX(at) : null,
  };
};

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
