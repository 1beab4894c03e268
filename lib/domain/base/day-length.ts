import { type Decimal, divideDecimals, multiplyDecimals, ZERO } from "@/lib/domain/base/money";
import { addDuration, type Instant, toEpochMs } from "@/lib/domain/base/period";

const dayMs = "86400000";

/** Exact length in days of 24 hours. */
export const daysFrom = (from: Instant, to: Instant): Decimal =>
  divideDecimals(String(toEpochMs(to) - toEpochMs(from)), dayMs, 24) ?? ZERO;

/** What a rate a day comes to between two instants, to twelve places (metrics 3.14 ruling 33). */
export const amountOver = (perDay: Decimal, from: Instant, to: Instant): Decimal =>
  divideDecimals(multiplyDecimals(perDay, String(toEpochMs(to) - toEpochMs(from))), dayMs) ?? ZERO;

/** When an amount is gone at a rate a day, to the millisecond. Null beyond a few centuries. */
export const instantAfter = (from: Instant, amount: Decimal, perDay: Decimal): Instant | null => {
  const milliseconds = divideDecimals(multiplyDecimals(amount, dayMs), perDay, 0);
  if (milliseconds === null || milliseconds.length > 13) return null;
  // A duration, not an amount: it only places a date on the calendar.
  return addDuration(from, Number.parseInt(milliseconds, 10));
};
