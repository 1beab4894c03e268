import { TZDate } from "@date-fns/tz";
import { addMonths as addCalendarMonths } from "date-fns";

/** ISO 8601 in UTC with milliseconds: "2026-11-20T14:05:00.000Z". Sorts as text. */
export type Instant = string;

/** A calendar day in some named zone: "2026-11-20". */
export type CalendarDay = string;

/** Half-open `[start, end)`; no end means evergreen (metrics 3.1). */
export type Period = {
  readonly start: Instant;
  readonly end: Instant | null;
};

const dayMs = 86_400_000;
const isoPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Nothing in a contract is older or comes later; what says so is a placeholder, such as the year 1. */
const earliest: Instant = "1900-01-01T00:00:00.000Z";
const latest: Instant = "9999-12-31T23:59:59.999Z";

/** Reads an ISO 8601 instant in any offset spelling; null when it names none from 1900 to 9999. */
export const parseInstant = (text: string): Instant | null => {
  if (!isoPattern.test(text)) return null;
  const milliseconds = Date.parse(text);
  const isWithin = milliseconds >= Date.parse(earliest) && milliseconds <= Date.parse(latest);
  return isWithin ? new Date(milliseconds).toISOString() : null;
};

export const fromEpochMs = (milliseconds: number): Instant => new Date(milliseconds).toISOString();
export const toEpochMs = (instant: Instant): number => Date.parse(instant);

export const addDuration = (instant: Instant, milliseconds: number): Instant =>
  fromEpochMs(toEpochMs(instant) + milliseconds);

export const startOfHour = (instant: Instant): Instant =>
  fromEpochMs(Math.floor(toEpochMs(instant) / 3_600_000) * 3_600_000);

export const contains = (period: Period, instant: Instant): boolean =>
  period.start <= instant && (period.end === null || instant < period.end);

export const overlaps = (left: Period, right: Period): boolean =>
  (right.end === null || left.start < right.end) && (left.end === null || right.start < left.end);

/** Terms begin and end on the same few days, and anything that asks a calendar of a zone is dear. */
const rememberedMax = 20_000;

const remembered = (
  of: (text: string, zone: string, count: number) => string,
): ((text: string, zone: string, count?: number) => string) => {
  const answers = new Map<string, string>();
  return (text, zone, count = 0) => {
    const key = `${text} ${zone} ${count}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    if (answers.size >= rememberedMax) answers.clear();
    const answer = of(text, zone, count);
    answers.set(key, answer);
    return answer;
  };
};

/** The calendar day on which an instant falls in a named zone. */
export const calendarDay: (instant: Instant, zone: string) => CalendarDay = remembered(
  (instant, zone) => {
    const parts = dayFormat(zone).formatToParts(toEpochMs(instant));
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
    return `${part("year")}-${part("month")}-${part("day")}`;
  },
);

const dayFormats = new Map<string, Intl.DateTimeFormat>();

// Building a formatter costs a hundred times more than using it.
const dayFormat = (zone: string): Intl.DateTimeFormat => {
  const known = dayFormats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  dayFormats.set(zone, made);
  return made;
};

/** First instant of a calendar day in a zone. */
export const startOfDay: (day: CalendarDay, zone: string) => Instant = remembered((day, zone) => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(+new TZDate(year, month - 1, date, zone)).toISOString();
});

/** The last day that belongs to a period with this exclusive end. */
export const lastIncludedDay = (end: Instant, zone: string): CalendarDay =>
  calendarDay(fromEpochMs(toEpochMs(end) - 1), zone);

/** Whole calendar days between two days; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDay, to: CalendarDay): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

/** A calendar day so many days later, or earlier. */
export const addDays = (day: CalendarDay, count: number): CalendarDay =>
  addDuration(`${day}T00:00:00.000Z`, count * dayMs).slice(0, 10);

/** Calendar days from today (exclusive) to the last included day (metrics 3.1). */
export const daysLeft = (end: Instant, at: Instant, zone: string): number =>
  daysBetween(calendarDay(at, zone), lastIncludedDay(end, zone));

/** Counted from the anchor, so that the 31st never drifts (metrics 3.1, month arithmetic). */
export const addMonths: (anchor: Instant, zone: string, months: number) => Instant = remembered(
  (anchor, zone, months) =>
    new Date(+addCalendarMonths(new TZDate(anchor, zone), months)).toISOString(),
);
