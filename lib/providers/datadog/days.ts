import {
  addDuration,
  type CalendarDay,
  calendarDay,
  type Instant,
  startOfDay,
} from "@/lib/domain/base/period";
import type { ClosedPeriod } from "@/lib/providers/provider";
import { datadog } from "@/lib/sources/datadog";

const dayMs = 86_400_000;

const { dayZone } = datadog;

export const dayWindow = (day: CalendarDay): ClosedPeriod => {
  const start = startOfDay(day, dayZone);
  return { start, end: addDuration(start, dayMs) };
};

/** The complete days before now, as many as the connection asks for: today still runs. */
export const completeDays = (now: Instant, count: number): ClosedPeriod => {
  const end = startOfDay(calendarDay(now, dayZone), dayZone);
  return { start: addDuration(end, -count * dayMs), end };
};

/** Newest first: the days people look at first are there first, also of a long history. */
export const daysBackwards = ({ start, end }: ClosedPeriod): readonly CalendarDay[] => {
  const days: CalendarDay[] = [];
  for (let at = addDuration(end, -dayMs); at >= start; at = addDuration(at, -dayMs)) {
    days.push(at.slice(0, 10));
  }
  return days;
};
