import { dayMs, type MonthMark, monthMarks } from "@/lib/charts/axis";
import { fromEpochMs, type Instant, toEpochMs } from "@/lib/domain/base/period";
import { formatMonth, monthName } from "@/lib/format/format-date";

/** How much of time an axis shows: all of it, or two years, two quarters, two months. */
export const zooms = ["term", "year", "quarter", "month"] as const;
export type Zoom = (typeof zooms)[number];

/** Half-open, in UTC; `from` is how an address says it, null where all of it is shown. */
export type TimeWindow = {
  readonly zoom: Zoom;
  readonly startMs: number;
  readonly endMs: number;
  readonly from: string | null;
  /** The windows before and after; null where all of it is shown. */
  readonly earlier: string | null;
  readonly later: string | null;
  /** "Jan 2026 – Dec 2027" */
  readonly label: string;
  readonly marks: readonly MonthMark[];
};

type Span = { readonly start: Instant; readonly end: Instant | null };

/** Months of one unit; a window is two of them. */
const unitMonths = { year: 12, quarter: 3, month: 1 } as const;

const monthPattern = /^(\d{4})-(0[1-9]|1[0-2])$/;
const openEndMs = 90 * dayMs;

/** Months since the year 0: what calendar steps are counted in. */
const monthsOf = (month: string): number => {
  const [year = 0, of = 1] = month.split("-").map(Number);
  return year * 12 + of - 1;
};

const monthAt = (months: number): string =>
  `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;

const startOf = (months: number): Instant => `${monthAt(months)}-01T00:00:00.000Z`;

/** The window that an address asks for; without a month it is the one that today lies in. */
export const timeWindow = (
  zoom: Zoom,
  from: string | null,
  span: Span | null,
  at: Instant,
): TimeWindow => {
  if (zoom === "term") return wholeSpan(span, at);
  const unit = unitMonths[zoom];
  const asked = from !== null && monthPattern.test(from) ? from : at.slice(0, 7);
  const first = Math.floor(monthsOf(asked) / unit) * unit;
  return between(zoom, first, first + 2 * unit, unit);
};

/** A little past today where something has no end; whole months. */
const wholeSpan = (span: Span | null, at: Instant): TimeWindow => {
  const open = fromEpochMs(toEpochMs(at) + openEndMs);
  const start = span === null || span.start > at ? at : span.start;
  const end = span?.end == null || span.end < open ? open : span.end;
  const last = fromEpochMs(toEpochMs(end) - 1);
  return between("term", monthsOf(start.slice(0, 7)), monthsOf(last.slice(0, 7)) + 1, null);
};

const between = (zoom: Zoom, first: number, end: number, step: number | null): TimeWindow => {
  const [start, until] = [startOf(first), startOf(end)];
  return {
    zoom,
    startMs: toEpochMs(start),
    endMs: toEpochMs(until),
    from: step === null ? null : monthAt(first),
    earlier: step === null ? null : monthAt(first - step),
    later: step === null ? null : monthAt(first + step),
    label: `${formatMonth(`${monthAt(first)}-01`)} – ${formatMonth(`${monthAt(end - 1)}-01`)}`,
    marks: marksOf(zoom, start, until),
  };
};

/** Quarters of years, months of quarters, weeks of months: what the grid is drawn by. */
const marksOf = (zoom: Zoom, start: Instant, end: Instant): readonly MonthMark[] => {
  const months = monthMarks(start, end, "UTC");
  if (zoom === "year") return months.filter(({ month }) => month !== null && month % 3 === 1);
  return zoom === "month" ? months.flatMap(weeksOf) : months;
};

const weeksOf = ({ startMs }: MonthMark): MonthMark[] =>
  [0, 7, 14, 21].map((days) => {
    const ms = startMs + days * dayMs;
    const day = fromEpochMs(ms).slice(0, 10);
    const number = String(Number(day.slice(8)));
    return {
      startMs: ms,
      centreMs: ms + dayMs / 2,
      label: days === 0 ? `${number} ${monthName(day).slice(0, 3)}` : number,
      year: null,
      month: null,
    };
  });
