import {
  type CalendarDay,
  calendarDay,
  type Instant,
  lastIncludedDay,
  toEpochMs,
} from "@/lib/domain/base/period";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

// Own names: what a browser calls September in short differs from release to release.
export const monthName = (day: CalendarDay): string => months[Number(day.slice(5, 7)) - 1] ?? "";

const shortMonth = (day: CalendarDay): string => monthName(day).slice(0, 3);
const dayOfMonth = (day: CalendarDay): string => String(Number(day.slice(8, 10)));

/** "21 Dec" */
export const formatDayOfYear = (day: CalendarDay): string =>
  `${dayOfMonth(day)} ${shortMonth(day)}`;

/** "21 Dec 2026" */
export const formatCalendarDay = (day: CalendarDay): string =>
  `${formatDayOfYear(day)} ${day.slice(0, 4)}`;

/** The day on which an instant falls in a zone: "21 Dec 2026". */
export const formatDay = (instant: Instant, zone = "UTC"): string =>
  formatCalendarDay(calendarDay(instant, zone));

/** Titles: "20 November 2026". */
export const formatLongDay = (instant: Instant, zone = "UTC"): string => {
  const day = calendarDay(instant, zone);
  return `${dayOfMonth(day)} ${monthName(day)} ${day.slice(0, 4)}`;
};

/** "Nov 2026" */
export const formatMonth = (day: CalendarDay): string => `${shortMonth(day)} ${day.slice(0, 4)}`;

/** The last included day of an exclusive end: 1 Jan 2027 -> "31 Dec 2026". */
export const formatLastDay = (end: Instant | null, zone = "UTC"): string =>
  end === null ? "No end" : formatCalendarDay(lastIncludedDay(end, zone));

/** "UTC", or the zone's own name: an abbreviation such as CST names several zones. */
export const zoneLabel = (zone: string): string =>
  /^(Etc\/)?(UTC|GMT|Zulu)$/.test(zone) ? "UTC" : zone.replaceAll("_", " ");

const clockFormats = new Map<string, Intl.DateTimeFormat>();

const clockFormat = (zone: string): Intl.DateTimeFormat => {
  const known = clockFormats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clockFormats.set(zone, made);
  return made;
};

/** "14:05 UTC" */
export const formatTime = (instant: Instant, zone = "UTC"): string =>
  `${clockFormat(zone).format(toEpochMs(instant))} ${zoneLabel(zone)}`;

/** "20 Nov 2026, 14:05 UTC" */
export const formatInstant = (instant: Instant, zone = "UTC"): string =>
  `${formatDay(instant, zone)}, ${formatTime(instant, zone)}`;

/** For hover, where nothing may be rounded away: "2026-11-20 14:05:07.250 UTC". */
export const formatExactInstant = (instant: Instant): string =>
  `${instant.slice(0, 10)} ${instant.slice(11, -1).replace(/\.000$/, "")} UTC`;
