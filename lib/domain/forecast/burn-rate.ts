import { known, type Metric, noData } from "@/lib/domain/base/metric";
import {
  type Decimal,
  divideDecimals,
  isPositive,
  multiplyDecimals,
  negateDecimal,
  subtractDecimals,
  sumDecimals,
  ZERO,
} from "@/lib/domain/base/money";
import { addDuration, type Instant, toEpochMs } from "@/lib/domain/base/period";
import type { ConsumptionDay } from "@/lib/domain/ledger/charge";

const dayMs = 86_400_000;
const fewestDays = 7;

export type BurnRate = {
  readonly perDay: Decimal;
  /** How many complete days it was measured over. */
  readonly days: number;
};

/**
 * metrics 3.4 for a source with daily entries: consumption (drawn and overage) over the last
 * `dayMax` complete days divided by their number. The day still running at T is left out, a day
 * without a row inside the span counts as nothing consumed, and fewer than seven days are too few.
 */
export const burnRate = (
  days: readonly ConsumptionDay[],
  at: Instant,
  dayMax = 30,
): Metric<BurnRate> => {
  const complete = days.filter(({ end }) => end <= at);
  const latestEnd = complete
    .map(({ end }) => end)
    .sort()
    .at(-1);
  if (latestEnd === undefined) return noData("no complete day yet");
  const recent = complete.filter(({ end }) => end > addDuration(latestEnd, -dayMax * dayMs));
  const earliest = recent.map(({ start }) => start).sort()[0] ?? latestEnd;
  // Rounded, because two days a year have 23 or 25 hours.
  const length = Math.round((toEpochMs(latestEnd) - toEpochMs(earliest)) / dayMs);
  if (length < fewestDays) return noData(`only ${length} complete days`);
  const perDay = divideDecimals(
    sumDecimals(recent.map(({ consumed }) => consumed)),
    String(length),
  );
  return perDay === null ? noData("no complete day yet") : known({ perDay, days: length });
};

export type RunOut =
  | {
      readonly kind: "runs-out";
      readonly at: Instant;
      /** Consumption expected between the run-out and the end. */
      readonly overage: Decimal;
    }
  | { readonly kind: "lapses"; readonly at: Instant; readonly unused: Decimal }
  | { readonly kind: "never" };

/** metrics 3.5 for one pool: where a straight line at rate `perDay` from `available` leads. */
export const projectRunOut = (
  available: Decimal,
  perDay: Decimal,
  at: Instant,
  end: Instant | null,
): RunOut => {
  const emptyAt = isPositive(perDay) ? emptyInstant(available, perDay, at) : null;
  if (end === null) {
    return emptyAt === null ? { kind: "never" } : { kind: "runs-out", at: emptyAt, overage: ZERO };
  }
  const drawnByEnd = isPositive(perDay) ? multiplyDecimals(perDay, daysFrom(at, end)) : ZERO;
  const rest = subtractDecimals(available, drawnByEnd);
  return emptyAt !== null && emptyAt < end
    ? { kind: "runs-out", at: emptyAt, overage: negateDecimal(rest) }
    : { kind: "lapses", at: end, unused: rest };
};

const daysFrom = (from: Instant, to: Instant): Decimal =>
  divideDecimals(String(toEpochMs(to) - toEpochMs(from)), String(dayMs), 24) ?? ZERO;

/** Null beyond a century: such a date says nothing. */
const emptyInstant = (available: Decimal, perDay: Decimal, at: Instant): Instant | null => {
  const milliseconds = divideDecimals(multiplyDecimals(available, String(dayMs)), perDay, 0);
  if (milliseconds === null || milliseconds.length > 13) return null;
  // A duration, not an amount: it only places a date on the calendar.
  return addDuration(at, Number.parseInt(milliseconds, 10));
};
