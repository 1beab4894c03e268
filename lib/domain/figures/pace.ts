import type { Segment } from "@/lib/domain/base/commitment";
import {
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
  ZERO,
} from "@/lib/domain/base/money";
import { type Instant, type Period, toEpochMs } from "@/lib/domain/base/period";

const dayMs = "86400000";

export type Pace = {
  /** What the plan says should be drawn by T. */
  readonly plan: Decimal;
  /** Drawn / Plan; undefined while the plan is still 0. */
  readonly ratio: Metric<Decimal>;
  /** Drawn − Plan, signed. */
  readonly variance: Decimal;
  /** Days ahead (+) or behind (−); undefined where the plan has no slope. */
  readonly days: Metric<Decimal>;
  /** After the end the pace is frozen. */
  readonly isFinal: boolean;
};

/**
 * metrics 3.7, linear plan: `Plan(T) = committed × elapsed share`, in exact milliseconds, so that leap
 * days and changes of the clock need no special case; one division, to twelve places (ruling 33).
 */
export const planAt = (period: Period, committed: Decimal, at: Instant): Decimal | null => {
  const { start, end } = period;
  if (end === null) return null;
  if (at <= start) return ZERO;
  if (at >= end) return committed;
  const [elapsed, length] = [toEpochMs(at) - toEpochMs(start), toEpochMs(end) - toEpochMs(start)];
  return divideDecimals(multiplyDecimals(committed, String(elapsed)), String(length));
};

/** metrics 3.7 for one segment; a segment without end has no plan. */
export const paceAt = (
  segment: Pick<Segment, "start" | "end" | "granted">,
  drawn: Decimal,
  at: Instant,
): Metric<Pace> => {
  if (segment.granted === null) return NOT_GIVEN;
  if (at < segment.start) return NOT_STARTED;
  const plan = planAt(segment, segment.granted, at);
  if (plan === null || segment.end === null) return NO_DENOMINATOR;
  const variance = subtractDecimals(drawn, plan);
  const lengthMs = String(toEpochMs(segment.end) - toEpochMs(segment.start));
  const ratio = divideDecimals(drawn, plan);
  return known({
    plan,
    ratio: ratio === null ? NO_DENOMINATOR : known(ratio),
    variance,
    days: daysOff(variance, segment.granted, lengthMs),
    isFinal: at >= segment.end,
  });
};

/** Variance / slope of the plan, in days. */
const daysOff = (variance: Decimal, committed: Decimal, lengthMs: Decimal): Metric<Decimal> => {
  const days = divideDecimals(
    multiplyDecimals(variance, lengthMs),
    multiplyDecimals(committed, dayMs),
  );
  return days === null ? NO_DENOMINATOR : known(days);
};
