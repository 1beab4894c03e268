import type { Instant } from "@/lib/domain/base/period";
import { addMonths, calendarDay, startOfDay } from "@/lib/domain/base/period";
import type { ClosedPeriod } from "@/lib/providers/provider";
import { chargeZone } from "@/lib/providers/vercel/map";

/**
 * What to ask the charges endpoint for, so that every day of every term that has begun is read
 * exactly once:
 * - A term is asked for whole, because Vercel spreads included allowance over the window it is
 *   asked for and a day's BilledCost differs from window to window.
 * - Terms that overlap are asked for as one window; asked one by one they would bring rows twice.
 * - A window ends now at the latest, because a later end can bring charges not yet incurred.
 * - The endpoint refuses more than a year. A longer window is cut where a charge day ends, so no
 *   row straddles the cut.
 */
export const planChargeWindows = (
  terms: readonly ClosedPeriod[],
  now: Instant,
): readonly ClosedPeriod[] => {
  const windows: ClosedPeriod[] = [];
  const begun = terms
    .filter(({ start }) => start < now)
    .map(({ start, end }) => ({ start, end: end < now ? end : now }))
    .sort((left, right) => (left.start < right.start ? -1 : left.start > right.start ? 1 : 0));
  for (const term of begun) {
    const last = windows.at(-1);
    if (last !== undefined && term.start < last.end) {
      windows[windows.length - 1] = {
        start: last.start,
        end: term.end > last.end ? term.end : last.end,
      };
    } else {
      windows.push(term);
    }
  }
  return windows.flatMap(cutAtYears);
};

const cutAtYears = ({ start, end }: ClosedPeriod): ClosedPeriod[] => {
  const pieces: ClosedPeriod[] = [];
  let from = start;
  for (let yearEnd = aYearAfter(from); yearEnd < end; yearEnd = aYearAfter(from)) {
    const cut = startOfDay(calendarDay(yearEnd, chargeZone), chargeZone);
    pieces.push({ start: from, end: cut });
    from = cut;
  }
  return [...pieces, { start: from, end }];
};

const aYearAfter = (start: Instant): Instant => addMonths(start, "UTC", 12);
