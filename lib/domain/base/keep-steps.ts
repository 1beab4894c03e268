import { compareDecimals, type Decimal, subtractDecimals } from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";

/** The most points that a chart is given of one series (metrics 3.14 ruling 20). */
export const seriesMax = 500;

/** A long series is cut into so many equal stretches of time; each keeps six points at most. */
export const stretchCount = Math.floor(seriesMax / 6);

/** A value that jumps at an instant and stays until the next. */
export type Step = {
  readonly at: Instant;
  readonly before: Decimal;
  readonly after: Decimal;
};

/**
 * metrics 3.14 ruling 20: of a series too long to draw, the first and the last of each stretch, its
 * lowest and its highest, its largest steps up and down; of equal ones the earliest. Nothing is
 * averaged: what is kept is kept as it was. `list-series-entries.ts` of the store does it in SQL.
 */
export const keepSteps = <Point extends Step>(points: readonly Point[]): readonly Point[] => {
  if (points.length <= seriesMax) return points;
  const stretches = new Map<number, Point[]>();
  const toStretch = stretchesOf(points);
  for (const point of points) {
    const stretch = toStretch(point);
    const own = stretches.get(stretch);
    if (own) own.push(point);
    else stretches.set(stretch, [point]);
  }
  const kept = new Set([...stretches.values()].flatMap(keepOfStretch));
  return points.filter((point) => kept.has(point));
};

const stretchesOf = (points: readonly Step[]) => {
  const first = toEpochMs(points[0]?.at ?? "");
  const length = Math.max(1, toEpochMs(points.at(-1)?.at ?? "") - first);
  return ({ at }: Step): number =>
    Math.min(stretchCount - 1, Math.floor(((toEpochMs(at) - first) * stretchCount) / length));
};

const keepOfStretch = <Point extends Step>(points: readonly Point[]): (Point | undefined)[] => [
  points[0],
  mostOf(points, ({ after }) => after, -1),
  mostOf(points, ({ after }) => after, 1),
  mostOf(points, changeOf, -1),
  mostOf(points, changeOf, 1),
  points.at(-1),
];

const changeOf = ({ before, after }: Step): Decimal => subtractDecimals(after, before);

/** The earliest of those whose measure is the least (−1) or the greatest (1). */
const mostOf = <Point extends Step>(
  points: readonly Point[],
  measure: (point: Point) => Decimal,
  side: -1 | 1,
): Point | undefined => {
  let [most, value]: [Point | undefined, Decimal] = [undefined, ""];
  for (const point of points) {
    const own = measure(point);
    if (most === undefined || compareDecimals(own, value) === side) [most, value] = [point, own];
  }
  return most;
};
