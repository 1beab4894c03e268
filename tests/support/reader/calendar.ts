/** Calendar days of a named zone, by the tables of the runtime. */
export const dayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  formats.set(zone, made);
  return made;
};

/** What the clock on the wall says, as if it were UTC. */
const wallAt = (at: number, zone: string): number => {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000);
};

/** No zone turns its day within a quarter of an hour. */
const quarterMs = 900_000;

const days = new Map<string, Map<number, number>>();

/** Days since 1970 on the calendar of a zone. */
export const dayOf = (at: number, zone: string): number => {
  const ofZone = days.get(zone) ?? new Map<number, number>();
  days.set(zone, ofZone);
  const quarter = Math.floor(at / quarterMs);
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  const day = Math.floor(wallAt(at, zone) / dayMs);
  ofZone.set(quarter, day);
  return day;
};

/** metrics 3.1: calendar days from today (exclusive) to the last included day. */
export const daysLeft = (at: number, end: number, zone: string): number =>
  dayOf(end - 1, zone) - dayOf(at, zone);
