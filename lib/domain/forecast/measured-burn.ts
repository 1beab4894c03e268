import { known, type Metric, noData } from "@/lib/domain/base/metric";
import { type Decimal, divideDecimals, sumDecimals } from "@/lib/domain/base/money";
import { addDays, daysBetween, type Instant, startOfDay } from "@/lib/domain/base/period";
import type { DayWindow } from "@/lib/domain/forecast/burn-window";

/** metrics 3.4: the fewest days that a rate may be measured over. */
const burnDayMin = 7;

export type BurnRate = {
  readonly perDay: Decimal;
  /** How many complete days it was measured over. */
  readonly days: number;
};

/** What one burn group consumed in the window its rate is measured over. */
export type BurnSpan = {
  /** Half-open; by the boundary rule of metrics 3.1. */
  readonly start: Instant;
  readonly end: Instant;
  readonly days: number;
  /** Drawn and overage. */
  readonly consumed: Decimal;
  /** By commitment, of those that were drawn. */
  readonly parts: Readonly<Record<string, Decimal>>;
};

/** The span of a window of whole days, from what each commitment consumed in it. */
export const burnSpan = (
  { first, last }: DayWindow,
  zone: string,
  parts: BurnSpan["parts"],
): BurnSpan => ({
  start: startOfDay(first, zone),
  end: startOfDay(addDays(last, 1), zone),
  days: Math.max(0, daysBetween(first, last) + 1),
  consumed: sumDecimals(Object.values(parts)),
  parts,
});

/** metrics 3.4: consumption of the window divided by its days; under seven days are too few. */
export const burnOver = (span: BurnSpan | undefined): Metric<BurnRate> => {
  if (span === undefined) return noData("no complete day yet");
  const { days, consumed } = span;
  if (days < burnDayMin) return noData(`only ${days} complete ${days === 1 ? "day" : "days"}`);
  const perDay = divideDecimals(consumed, String(days));
  return perDay === null ? noData("no complete day yet") : known({ perDay, days });
};
