import {
  addDays,
  type CalendarDay,
  calendarDay,
  daysBetween,
  type Instant,
  startOfDay,
} from "@/lib/domain/base/period";

/** Whole calendar days of the source's zone, the first and the last of them included. */
export type DayWindow = { readonly first: CalendarDay; readonly last: CalendarDay };

/** The days a rate may be measured over: of a burn group, as far as it was read. */
export type WholeDays = DayWindow & { readonly zone: string };

/** metrics 3.4: the default window, and the fewest days that say anything. */
const dailyDays = 30;
const periodMin = 3;
const slowDaysMin = 28;

/**
 * How many posting days decide on a posting interval. With thirty distances between them, more than
 * half of which pass a day, they always reach back over three periods and 28 days.
 */
export const postingDayMax = 31;

/**
 * metrics 3.14 ruling 28: from the first whole day of the burn group to the newest day that was over
 * at T and is read. Null when nothing was read.
 */
export const wholeDaysOf = (
  groupStart: Instant,
  at: Instant,
  readTo: Instant | null,
  zone: string,
): WholeDays | null => {
  if (readTo === null) return null;
  const day = calendarDay(groupStart, zone);
  return {
    first: startOfDay(day, zone) < groupStart ? addDays(day, 1) : day,
    last: addDays(calendarDay(readTo < at ? readTo : at, zone), -1),
    zone,
  };
};

/** metrics 3.14 ruling 28: the last thirty whole days, those without a row among them. */
export const dailyWindow = ({ first, last }: DayWindow): DayWindow => {
  const start = addDays(last, 1 - dailyDays);
  return { first: start < first ? first : start, last };
};

/**
 * metrics 3.14 ruling 19: the median distance between distinct posting days, oldest first; null of
 * fewer than two.
 */
export const postingInterval = (days: readonly CalendarDay[]): number | null => {
  const distances = days
    .slice(1)
    .map((day, index) => daysBetween(days[index] ?? day, day))
    .sort((left, right) => left - right);
  const middle = distances.slice((distances.length - 1) >> 1, (distances.length >> 1) + 1);
  return middle.length === 0 ? null : middle.reduce((sum, each) => sum + each, 0) / middle.length;
};

/**
 * metrics 3.14 rulings 19 and 28 for a ledger that its vendor keeps, by the days it posted on (oldest
 * first, at most `postingDayMax`): thirty whole days of one that posts daily, else its last three
 * complete periods and at least 28 days. Null while the first posting may still be to come.
 */
export const postedWindow = (days: readonly CalendarDay[], whole: DayWindow): DayWindow | null => {
  const posted = days[days.length - 1];
  if (posted === undefined) return neverPosted(whole);
  const interval = postingInterval(days);
  if (interval !== null && interval <= 1) return dailyWindow(whole);
  // The first posting pays for the time since the group began.
  const ends = days.length < postingDayMax ? [addDays(whole.first, -1), ...days] : days;
  return slowWindow(ends, interval ?? intervalOfOne(ends[0] ?? posted, posted), whole.last);
};

/**
 * One posting has no interval yet. The next may be as far as the first one was, and a month away at least:
 * a posting on the first day promises none for the second.
 */
const intervalOfOne = (before: CalendarDay, posted: CalendarDay): number =>
  Math.max(dailyDays, daysBetween(before, posted));

/** Thirty whole days on which nothing was posted say that nothing is drawn; fewer say nothing yet. */
const neverPosted = (whole: DayWindow): DayWindow | null =>
  daysBetween(whole.first, whole.last) + 1 < dailyDays ? null : dailyWindow(whole);

/** `ends`: the last days of periods. What was posted on one pays for the days since the one before. */
const slowWindow = (
  ends: readonly CalendarDay[],
  interval: number,
  readTo: CalendarDay,
): DayWindow => {
  const posted = ends[ends.length - 1] ?? readTo;
  // A period may still be invoiced after its end; it is missed once the next one is over as well.
  const missed =
    interval > 0 ? Math.max(0, Math.floor(daysBetween(posted, readTo) / interval) - 1) : 0;
  const last = addDays(posted, Math.round(missed * interval));
  let before = last;
  let periods = 0;
  for (before of [...missedEnds(posted, interval, missed), ...periodEnds(ends, interval)]) {
    periods += 1;
    if (periods >= periodMin && daysBetween(before, last) >= slowDaysMin) break;
  }
  return { first: addDays(before, 1), last };
};

/** Where each of the periods after the last posting begins, the latest first. */
const missedEnds = (posted: CalendarDay, interval: number, missed: number): CalendarDay[] =>
  Array.from({ length: missed }, (_, index) =>
    addDays(posted, Math.round((missed - 1 - index) * interval)),
  );

/** Where each period up to the last posting begins, the latest first; a long gap holds several. */
const periodEnds = (ends: readonly CalendarDay[], interval: number): CalendarDay[] =>
  ends
    .slice(1)
    .map((end, index) => ({ end, gap: daysBetween(ends[index] ?? end, end) }))
    .reverse()
    .flatMap(({ end, gap }) => {
      const held = interval > 0 ? Math.max(1, Math.round(gap / interval)) : 1;
      return Array.from({ length: held }, (_, index) =>
        addDays(end, -Math.round(((index + 1) * gap) / held)),
      );
    });
