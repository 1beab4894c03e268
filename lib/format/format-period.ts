import { calendarDay, type Instant, lastIncludedDay, type Period } from "@/lib/domain/base/period";
import {
  formatCalendarDay,
  formatDayOfYear,
  formatLastDay,
  zoneLabel,
} from "@/lib/format/format-date";

/** "through 31 Dec 2026 (UTC)": the last included day of an exclusive end. */
export const formatThrough = (end: Instant | null, zone = "UTC"): string =>
  end === null ? "no end" : `through ${formatLastDay(end, zone)} (${zoneLabel(zone)})`;

/** "1 Oct – through 31 Dec 2026 (UTC)"; the first year is left out when both ends share it. */
export const formatPeriod = ({ start, end }: Period, zone = "UTC"): string => {
  const first = calendarDay(start, zone);
  if (end === null) return `from ${formatCalendarDay(first)}, no end (${zoneLabel(zone)})`;
  const isOneYear = first.slice(0, 4) === lastIncludedDay(end, zone).slice(0, 4);
  const from = isOneYear ? formatDayOfYear(first) : formatCalendarDay(first);
  return `${from} – ${formatThrough(end, zone)}`;
};
