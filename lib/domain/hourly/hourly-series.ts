import type { Commitment } from "@/lib/domain/base/commitment";
import type { Decimal } from "@/lib/domain/base/money";
import { addDuration, type CalendarDay, type Instant } from "@/lib/domain/base/period";
import type { Ratio } from "@/lib/domain/figures/utilization";
import { dayOf, overHours } from "@/lib/domain/hourly/hourly-day";
import type { SampleDoubt, UtilizationSample } from "@/lib/domain/hourly/utilization-sample";

const dayMs = 86_400_000;

/** One UTC day of a commitment by the hour, or of its part inside the term. */
export type HourlyPoint = {
  readonly day: CalendarDay;
  readonly start: Instant;
  readonly end: Instant;
  readonly hours: Decimal;
  /** Null: no answer for the day, or one that cannot be used as it stands. */
  readonly utilization: Ratio | null;
  /** As the vendor sent it; null where there was no row at all. */
  readonly raw: string | null;
  readonly doubt: SampleDoubt | null;
  /** Null as well where nothing is committed in figures: a percentage alone. */
  readonly committed: Decimal | null;
  readonly used: Decimal | null;
  readonly unused: Decimal | null;
};

export type HourlySpan = {
  /** The first day that was asked for, and the end of the last one; null when none was. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly at: Instant;
};

/** A point for every complete day that was asked for, those without an answer among them. */
export const hourlyPoints = (
  commitment: Pick<Commitment, "start" | "end" | "perHour">,
  samples: readonly UtilizationSample[],
  span: HourlySpan,
): HourlyPoint[] => {
  const found = new Map(samples.map((sample) => [sample.day, sample]));
  const days = [...new Set([...daysAskedFor(commitment, span), ...found.keys()])].sort();
  return days.map((day) => {
    const sample = found.get(day) ?? null;
    const start = sample?.start ?? later(`${day}T00:00:00.000Z`, commitment.start);
    const end = sample?.end ?? earlier(dayAfter(day), commitment.end);
    const use = sample === null ? null : dayOf(commitment, sample);
    return {
      day,
      start,
      end,
      hours: overHours("1", start, end),
      utilization: sample?.utilization ?? null,
      raw: sample?.raw ?? null,
      doubt: sample?.doubt ?? null,
      committed: use?.committed ?? null,
      used: use?.used ?? null,
      unused: use?.unused ?? null,
    };
  });
};

const daysAskedFor = (
  { start, end }: Pick<Commitment, "start" | "end">,
  { from, to, at }: HourlySpan,
): CalendarDay[] => {
  if (from === null || to === null) return [];
  const limit = earlier(to, at);
  const days: CalendarDay[] = [];
  // The day on which the term ends is complete when the term is over.
  for (let day = later(from, start).slice(0, 10); ; day = dayAfter(day).slice(0, 10)) {
    if (earlier(dayAfter(day), end) > limit || (end !== null && `${day}T00:00:00.000Z` >= end)) {
      return days;
    }
    days.push(day);
  }
};

const dayAfter = (day: CalendarDay): Instant => addDuration(`${day}T00:00:00.000Z`, dayMs);

const later = (left: Instant, right: Instant): Instant => (left > right ? left : right);

const earlier = (left: Instant, right: Instant | null): Instant =>
  right !== null && right < left ? right : left;
