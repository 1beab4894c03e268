import { type Decimal, isZero, subtractDecimals } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { SegmentOutlook } from "@/lib/domain/forecast/what-comes";

export type ForecastStep = {
  readonly segmentId: string;
  readonly kind: ForecastStepKind;
  readonly from: Instant;
  /** Null: without end. */
  readonly to: Instant | null;
  /** Drawn, or consumed beyond every pool; null where nothing is drawn, or nobody can say. */
  readonly amount: Decimal | null;
  /** What is left after it; null of what goes beyond. */
  readonly left: Decimal | null;
};

export const forecastStepKinds = [
  /** What is there at T, or what a segment opens with. */
  "begins",
  "draws",
  /** Open and not drawn: others come first, or nothing is left. */
  "waits",
  /** Consumption beyond every pool, charged to this one. */
  "over",
  "ends",
] as const;
type ForecastStepKind = (typeof forecastStepKinds)[number];

/** The line of a segment, told point by point: the very points that the chart draws. */
export const forecastSteps = (outlook: SegmentOutlook): ForecastStep[] => {
  const { segmentId, line, end, overage, overFrom } = outlook;
  const [first] = line;
  const last = line[line.length - 1];
  if (first === undefined || last === undefined) return [];
  const moved = line.slice(1).flatMap((point, index): ForecastStep[] => {
    const before = line[index] ?? first;
    const drawn = subtractDecimals(before.left, point.left);
    const span = { segmentId, from: before.at, to: point.at, left: point.left };
    if (isZero(drawn)) {
      return point.at === before.at ? [] : [{ ...span, kind: "waits", amount: null }];
    }
    return [{ ...span, kind: "draws", amount: drawn }];
  });
  const begins: ForecastStep = {
    ...{ segmentId, kind: "begins", from: first.at, to: first.at },
    ...{ amount: null, left: first.left },
  };
  const over: ForecastStep[] =
    overFrom === null
      ? []
      : [{ segmentId, kind: "over", from: overFrom, to: end, amount: overage, left: null }];
  const ends: ForecastStep[] =
    end === null
      ? []
      : [{ segmentId, kind: "ends", from: end, to: end, amount: null, left: last.left }];
  return [begins, ...moved, ...over, ...ends];
};
