import type { Segment } from "@/lib/domain/base/commitment";
import { addDecimals, type Decimal, subtractDecimals, ZERO } from "@/lib/domain/base/money";
import {
  addDays,
  type CalendarDay,
  calendarDay,
  type Instant,
  startOfDay,
} from "@/lib/domain/base/period";
import { planAt } from "@/lib/domain/figures/pace";

/** What one segment consumed on one charge day, in the vendor's own calendar. */
export type SegmentDay = {
  readonly segmentId: string;
  readonly day: CalendarDay;
  readonly start: Instant;
  readonly end: Instant;
  readonly drawn: Decimal;
  readonly overage: Decimal;
};

export type UtilizationPoint = Omit<SegmentDay, "drawn"> & {
  /** Null: a day inside the span read for which the source has no row. Never zero. */
  readonly drawn: Decimal | null;
  /** After the day; null where the day or the grant is missing. */
  readonly balance: Decimal | null;
  /** Drawn since the segment opened. */
  readonly cumulative: Decimal;
  /** What the linear plan expects drawn at the day's end (metrics 3.7). */
  readonly plan: Decimal | null;
  readonly isRunning: boolean;
};

type Span = {
  readonly dayZone: string;
  readonly at: Instant;
  /** Days that began after this instant were not asked for yet; null when nothing was read whole. */
  readonly readTo: Instant | null;
  /** Days with a row of another segment of the pool: nothing was drawn here, which is a real zero. */
  readonly drawnElsewhere?: ReadonlySet<CalendarDay>;
};

/** One point per charge day of one segment, the days without a row among them. */
export const utilizationPoints = (
  segment: Segment,
  days: readonly SegmentDay[],
  { dayZone, at, readTo, drawnElsewhere }: Span,
): UtilizationPoint[] => {
  const found = new Map(days.map((day) => [day.day, day]));
  const asked = readTo === null ? [] : daysBegunIn(segment, dayZone, readTo < at ? readTo : at);
  const calendar = [...new Set([...asked, ...found.keys()])].sort();
  let cumulative = ZERO;
  return calendar.map((day) => {
    const row = found.get(day);
    const drawn = row?.drawn ?? (drawnElsewhere?.has(day) ? ZERO : null);
    if (row) cumulative = addDecimals(cumulative, row.drawn);
    const start = row?.start ?? startOfDay(day, dayZone);
    const end = row?.end ?? startOfDay(addDays(day, 1), dayZone);
    const { granted } = segment;
    return {
      segmentId: segment.id,
      day,
      start,
      end,
      drawn,
      overage: row?.overage ?? ZERO,
      balance: drawn !== null && granted !== null ? subtractDecimals(granted, cumulative) : null,
      cumulative,
      plan: granted === null ? null : planAt(segment, granted, end),
      isRunning: start <= at && at < end,
    };
  });
};

/** metrics 3.14 ruling 1: a day belongs to the segment that contains its first instant. */
const daysBegunIn = (segment: Segment, zone: string, before: Instant): CalendarDay[] => {
  const limit = segment.end !== null && segment.end < before ? segment.end : before;
  const days: CalendarDay[] = [];
  let day = calendarDay(segment.start, zone);
  if (startOfDay(day, zone) < segment.start) day = addDays(day, 1);
  while (startOfDay(day, zone) < limit) {
    days.push(day);
    day = addDays(day, 1);
  }
  return days;
};
