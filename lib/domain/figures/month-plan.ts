import type { Segment } from "@/lib/domain/base/commitment";
import { type Decimal, subtractDecimals, sumDecimals, ZERO } from "@/lib/domain/base/money";
import {
  addMonths,
  calendarDay,
  type Instant,
  overlaps,
  startOfDay,
} from "@/lib/domain/base/period";
import { planAt } from "@/lib/domain/figures/pace";

export type Month = {
  /** "2026-11" */
  readonly name: string;
  readonly start: Instant;
  /** Exclusive. */
  readonly end: Instant;
};

/** Calendar months of a zone from the one that holds `from` to the one that holds `to`. */
export const monthsBetween = (from: Instant, to: Instant, zone: string): Month[] => {
  const months: Month[] = [];
  const anchor = startOfDay(`${calendarDay(from, zone).slice(0, 7)}-01`, zone);
  for (let index = 0; ; index += 1) {
    const start = addMonths(anchor, zone, index);
    if (start > to) return months;
    const name = calendarDay(start, zone).slice(0, 7);
    months.push({ name, start, end: addMonths(anchor, zone, index + 1) });
  }
};

/** What the linear plans of the segments expect drawn within a month; null when one has no plan. */
export const plannedIn = (month: Month, segments: readonly Segment[]): Decimal | null => {
  const parts = segments
    .filter((segment) => overlaps(segment, month))
    .map((segment) => {
      if (segment.granted === null) return null;
      const before = planAt(segment, segment.granted, month.start);
      const after = planAt(segment, segment.granted, month.end);
      return before === null || after === null ? null : subtractDecimals(after, before);
    });
  if (parts.length === 0 || parts.includes(null)) return null;
  return sumDecimals(parts.map((part) => part ?? ZERO));
};
