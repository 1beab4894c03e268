import {
  findValue,
  known,
  type Metric,
  NO_DENOMINATOR,
  NOT_GIVEN,
  NOT_STARTED,
} from "@/lib/domain/base/metric";
import {
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  subtractDecimals,
  sumDecimals,
  ZERO,
} from "@/lib/domain/base/money";
import { contains, type Instant, type Period, toEpochMs } from "@/lib/domain/base/period";
import { type Pace, paceAt, planAt } from "@/lib/domain/figures/pace";
import type { Ratio } from "@/lib/domain/figures/utilization";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";

const dayMs = "86400000";

/** The segment drawing now (the one that ends first), else the last that ended. */
export const currentSegment = <Figures extends SegmentFigures>(
  segments: readonly Figures[],
  at: Instant,
): Figures | null => {
  const byEnd = [...segments].sort((left, right) =>
    (left.segment.end ?? "~") < (right.segment.end ?? "~") ? -1 : 1,
  );
  return (
    byEnd.find(({ segment }) => contains(segment, at)) ??
    byEnd.findLast(({ segment }) => segment.start <= at) ??
    null
  );
};

/** Segments that are open together are drawn, and so paced, together. */
export const pacingSegments = (
  segments: readonly SegmentFigures[],
  at: Instant,
): readonly SegmentFigures[] => {
  const active = segments.filter(({ segment }) => contains(segment, at));
  if (active.length > 0) return active;
  // Frozen as it was just before the end: with all that were open then.
  const last = currentSegment(segments, at);
  return last === null ? [] : segments.filter(({ segment }) => segment.end === last.segment.end);
};

export const paceTogether = (pacing: readonly SegmentFigures[], at: Instant): Metric<Pace> => {
  const [first, ...others] = pacing.map(({ segment, drawn }) => ({
    length: lengthOf(segment),
    granted: segment.granted,
    drawn,
    pace: paceAt(segment, drawn, at),
  }));
  if (first === undefined) return NOT_STARTED;
  if (others.length === 0) return first.pace;
  const all = [first, ...others];
  const paces = all.map(({ pace }) => findValue(pace));
  const words = all.map(({ pace }) => pace).find(({ kind }) => kind !== "value");
  if (words !== undefined) return words;
  const plan = sumDecimals(paces.map((pace) => pace?.plan ?? ZERO));
  const drawn = sumDecimals(all.map((each) => each.drawn));
  const variance = subtractDecimals(drawn, plan);
  // One division: the plans a day are brought to one denominator first (metrics 3.14 ruling 33).
  const lengths = all.map(({ length }) => length);
  const slope = sumDecimals(
    all.map(({ granted }, index) => multiplyDecimals(granted ?? ZERO, productOf(lengths, index))),
  );
  return known({
    plan,
    ratio: orUndefined(divideDecimals(drawn, plan)),
    variance,
    days: orUndefined(
      divideDecimals(
        multiplyDecimals(variance, productOf(lengths, -1)),
        multiplyDecimals(slope, dayMs),
      ),
    ),
    isFinal: paces.every((pace) => pace?.isFinal),
  });
};

const orUndefined = (value: Decimal | null): Metric<Decimal> =>
  value === null ? NO_DENOMINATOR : known(value);

/** One division: plans that were rounded first would miss the last digit (metrics 3.14 ruling 33). */
export const planShareAt = (pacing: readonly SegmentFigures[], at: Instant): Metric<Ratio> => {
  if (pacing.length === 0) return NOT_STARTED;
  if (pacing.some(({ segment }) => segment.granted === null)) return NOT_GIVEN;
  if (pacing.some(({ segment }) => segment.end === null)) return NO_DENOMINATOR;
  const lengths = pacing.map(({ segment }) => lengthOf(segment));
  const planned = pacing.map(({ segment }, index) => {
    const until = segment.end !== null && segment.end < at ? segment.end : at;
    const elapsed = Math.max(0, toEpochMs(until) - toEpochMs(segment.start));
    const share = multiplyDecimals(String(elapsed), productOf(lengths, index));
    return multiplyDecimals(segment.granted ?? ZERO, share);
  });
  const granted = sumDecimals(pacing.map(({ segment }) => segment.granted ?? ZERO));
  const whole = multiplyDecimals(granted, productOf(lengths, -1));
  return orUndefined(divideDecimals(sumDecimals(planned), whole));
};

/** Of all lengths but that at one place. */
const productOf = (lengths: readonly number[], butAt: number): Decimal =>
  lengths.reduce(
    (product, length, place) =>
      place === butAt ? product : multiplyDecimals(product, String(length)),
    "1",
  );

const lengthOf = ({ start, end }: Period): number =>
  end === null ? 0 : toEpochMs(end) - toEpochMs(start);

export const plannedAt = (
  segments: readonly SegmentFigures[],
  at: Instant,
  isGiven: boolean,
): Metric<Decimal> => {
  if (!isGiven) return NOT_GIVEN;
  const plans = segments.map(({ segment }) => planAt(segment, segment.granted ?? ZERO, at));
  return plans.includes(null)
    ? NO_DENOMINATOR
    : known(sumDecimals(plans.map((plan) => plan ?? ZERO)));
};
